"""Tracks as files: SQLAlchemy Core, Alembic and sqlcipher3, and only here.

Tables, migrations, locking, encryption, backups and checks belong here; rules about what a
dialogue may hold do not. It may import everything below charts, never ui or documents.
"""
