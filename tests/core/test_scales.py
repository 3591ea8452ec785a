"""What scales say of their answers."""

from dialogue_app.core.scales import scale


def test_a_signed_scale_shows_its_signs_and_no_other_does() -> None:
    signed = scale("CALC5")
    assert signed.signed
    assert [signed.figure(code) for code in signed.codes] == ["−2", "−1", "0", "+1", "+2"]
    assert not scale("RISK5").signed
    assert scale("RISK5").figure("3") == "3"
    assert not scale("SUPPORT").signed
    assert scale("SUPPORT").figure("SUP") == "SUP"
