"""What is said in answer to a question: once, as a value that every renderer shows.

A **question** is a package here (``signals`` is the one to copy) and a line in ``questions.QUESTIONS``.
Window, PDF and command line follow; a document prints a report when it names its key. The files of a package,
of which it has only those it needs:

* ``content.py``: what the reader may see, computed by ``analyses`` from the ``ReportContext`` and put into
  frozen values: names, users' words and codes have passed through the context, so nothing after it can show
  too much.
* ``sentences.py``: the finding in whole sentences, the most important first, and ``overview``: the same at a
  glance, as a short sentence, n of N and the parts of the whole. No other module puts it into words: not the
  picture, not a document.
* ``table.py``: columns (their width in letters; ``spare`` ones give way in the window) and rows of typed
  cells (``cells``), each row with the item and the party of the entries behind it.
* ``picture.py``: draws the content with the kit of ``charts``; its description is made of the sentences.
* ``report.py``: ``KEY``, ``TITLE`` (the question), ``METHOD``, ``answers(template)``, ``report(context)``,
  and ``NONE``: the keys of ``analyse`` with what stands there while nothing answers. A question with several
  findings has several reports, each with a key and a title of its own.

**Who may see what** is settled in the context, never in a report. ``context.held.dialogue`` lacks what is
hidden, sealed or marked higher; ask ``context.listed`` for records (a document notes them as printed),
``context.name``, ``subject`` and ``mention`` for parties and sides (empty: may not be named, so leave the
sentence or the column out), ``context.words`` and ``context.quotation`` for what users wrote,
``context.waits`` for fields that wait for their reveal (then the report says ``phrases.waiting`` and shows
nothing). A sentence that something is *not* there goes through ``context.reader.absence``, and the report
sets ``nothing``. What a reader may do is asked of ``context.reader``: ``sees_all``, ``sees_answers``,
``names_parties``, ``counts``; ``sees`` asks without showing, ``may_see`` shows, ``rests_on`` notes
answers. ``reader.Reader`` is somebody at the track, ``RuledReader`` somebody under the attribution rule,
``PaperReader`` (``documents/parts/report_section``) a document. Rows whose entries stand elsewhere name their
``source``; of a long table ordered by what matters ``telling`` says how many rows a document lists.

``tests/reports/test_every_report.py`` renders every report everywhere.

It may import charts, services, analyses, fields, core and support. No Qt, no ReportLab, no JSON text.
"""
