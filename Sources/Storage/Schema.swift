import GRDB

/// The schema, one step at a time; a step that was released is never edited.
///
/// The rules of the journal stand here a second time, as a wall behind the first: entries are numbered without a gap
/// and never change, whatever program opens the database.
var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("001 journal") { db in
        try db.execute(
            sql: """
                CREATE TABLE conference (
                    code  TEXT PRIMARY KEY CHECK (length(code) = 6),
                    epoch TEXT NOT NULL UNIQUE
                ) STRICT;

                CREATE TABLE entry (
                    conference TEXT    NOT NULL REFERENCES conference (code),
                    seq        INTEGER NOT NULL,
                    line       BLOB    NOT NULL CHECK (length(line) BETWEEN 2 AND 16384),
                    leaf       BLOB    NOT NULL CHECK (length(leaf) = 32),
                    command    TEXT    NOT NULL,
                    PRIMARY KEY (conference, seq)
                ) STRICT;

                CREATE TRIGGER entry_follows BEFORE INSERT ON entry
                    WHEN NEW.seq IS NOT
                        (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE conference = NEW.conference)
                    BEGIN SELECT raise(ABORT, 'an entry follows the last one'); END;
                CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
                    BEGIN SELECT raise(ABORT, 'a ledger entry is final'); END;
                CREATE TRIGGER entry_stays BEFORE DELETE ON entry
                    BEGIN SELECT raise(ABORT, 'a ledger entry stays'); END;

                CREATE TABLE command (
                    conference TEXT NOT NULL REFERENCES conference (code),
                    id         TEXT NOT NULL,
                    content    BLOB CHECK (length(content) = 32),
                    PRIMARY KEY (conference, id)
                ) STRICT, WITHOUT ROWID;

                CREATE TRIGGER command_is_final BEFORE UPDATE ON command
                    WHEN NEW.content IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.conference IS NOT OLD.conference
                    BEGIN SELECT raise(ABORT, 'a command id is used for ever'); END;
                CREATE TRIGGER command_stays BEFORE DELETE ON command
                    BEGIN SELECT raise(ABORT, 'a command id is used for ever'); END;

                CREATE TABLE words (
                    conference TEXT    NOT NULL,
                    seq        INTEGER NOT NULL,
                    salt       BLOB    NOT NULL CHECK (length(salt) = 32),
                    json       BLOB    NOT NULL,
                    PRIMARY KEY (conference, seq),
                    FOREIGN KEY (conference, seq) REFERENCES entry (conference, seq)
                ) STRICT;

                CREATE TRIGGER words_are_final BEFORE UPDATE ON words
                    BEGIN SELECT raise(ABORT, 'words are erased or they stay'); END;

                CREATE TABLE access (
                    token      BLOB PRIMARY KEY CHECK (length(token) = 32),
                    conference TEXT    NOT NULL REFERENCES conference (code),
                    person     INTEGER NOT NULL CHECK (person > 0),
                    purpose    TEXT    NOT NULL CHECK (purpose IN ('link', 'session')),
                    granted_at INTEGER NOT NULL
                ) STRICT;
                """
        )
    }
    migrator.registerMigration("002 proof") { db in
        try db.execute(
            sql: """
                ALTER TABLE conference ADD COLUMN origin TEXT;
                ALTER TABLE conference ADD COLUMN unsigned INTEGER NOT NULL DEFAULT 0;
                UPDATE conference SET
                    origin = 'localhost/' || code,
                    unsigned = (SELECT count(*) FROM entry WHERE conference = code);

                CREATE TABLE node (
                    conference TEXT    NOT NULL REFERENCES conference (code),
                    level      INTEGER NOT NULL CHECK (level BETWEEN 1 AND 62),
                    place      INTEGER NOT NULL CHECK (place >= 0),
                    digest     BLOB    NOT NULL CHECK (length(digest) = 32),
                    PRIMARY KEY (conference, level, place)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE checkpoint (
                    conference  TEXT    NOT NULL REFERENCES conference (code),
                    size        INTEGER NOT NULL CHECK (size > 0),
                    note        TEXT    NOT NULL,
                    changes_key INTEGER NOT NULL,
                    PRIMARY KEY (conference, size)
                ) STRICT;
                """
        )
    }
    migrator.registerMigration("003 access by person") { db in
        try db.execute(sql: "CREATE INDEX access_by_person ON access (conference, person)")
    }
    return migrator
}

/// The rules of the journal as triggers, which are put up again whenever the database is opened.
///
/// They stand in no migration, so that whoever took one down, to change something by hand, has not taken it down for
/// good.
let walls = """
    CREATE TRIGGER IF NOT EXISTS entry_follows BEFORE INSERT ON entry
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE conference = NEW.conference)
        BEGIN SELECT raise(ABORT, 'an entry follows the last one'); END;
    CREATE TRIGGER IF NOT EXISTS entry_is_final BEFORE UPDATE ON entry
        BEGIN SELECT raise(ABORT, 'a ledger entry is final'); END;
    CREATE TRIGGER IF NOT EXISTS entry_stays BEFORE DELETE ON entry
        BEGIN SELECT raise(ABORT, 'a ledger entry stays'); END;
    CREATE TRIGGER IF NOT EXISTS command_is_final BEFORE UPDATE ON command
        WHEN NEW.content IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.conference IS NOT OLD.conference
        BEGIN SELECT raise(ABORT, 'a command id is used for ever'); END;
    CREATE TRIGGER IF NOT EXISTS command_stays BEFORE DELETE ON command
        BEGIN SELECT raise(ABORT, 'a command id is used for ever'); END;
    CREATE TRIGGER IF NOT EXISTS words_are_final BEFORE UPDATE ON words
        BEGIN SELECT raise(ABORT, 'words are erased or they stay'); END;
    CREATE TRIGGER IF NOT EXISTS node_is_final BEFORE UPDATE ON node
        BEGIN SELECT raise(ABORT, 'a node is final'); END;
    CREATE TRIGGER IF NOT EXISTS node_stays BEFORE DELETE ON node
        BEGIN SELECT raise(ABORT, 'a node stays'); END;
    CREATE TRIGGER IF NOT EXISTS checkpoint_is_final BEFORE UPDATE ON checkpoint
        BEGIN SELECT raise(ABORT, 'a checkpoint is final'); END;
    CREATE TRIGGER IF NOT EXISTS checkpoint_stays BEFORE DELETE ON checkpoint
        BEGIN SELECT raise(ABORT, 'a checkpoint stays'); END;
    """

/// Lets nodes and checkpoints be replaced, when the operator goes on with another ledger; ``walls`` takes that back.
let proofMayChange = """
    DROP TRIGGER IF EXISTS node_is_final; DROP TRIGGER IF EXISTS node_stays;
    DROP TRIGGER IF EXISTS checkpoint_is_final; DROP TRIGGER IF EXISTS checkpoint_stays;
    """
