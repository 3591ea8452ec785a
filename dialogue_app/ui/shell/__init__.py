"""What the window shows while a track is open, and what its parts may ask of it: rail, page, guide, foot.

``shell`` says what every part may rely on; nothing here, nor in ``files``, ``privacy`` or ``room``, knows the
window itself. It may import pages and everything below them.
"""
