"""Tracks as files: sqlcipher3, SQLAlchemy Core and Alembic, and only here.

Layout, tables, migrations, locking, encryption, backups and checks belong here; rules about what a
dialogue may hold do not. It may import everything below charts, never ui or documents.

Opening and reading go through the driver alone (``sqlcipher``, ``layout``, ``schema``, ``reader``,
``open_readonly``), because SQLAlchemy takes longer to load than a track to open. What writes (``writer``,
``tables``, ``schema_upgrade``) is loaded when it is first needed, or before, by ``get_ready`` of a store.
"""
