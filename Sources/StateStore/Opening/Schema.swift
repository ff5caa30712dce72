import GRDB

/// The tables, as they came about: a migration that has shipped is never edited, only followed by another.
///
/// Instants are nanoseconds since 1970. Tables are STRICT, so that a column holds what its reader expects. What a tick
/// looks up when nothing is due stands in the indices `plan_by_due`, `ledger_by_hold`,
/// `announcement_by_release`, `digest_by_due`, `alert_by_release` and `outbox_by_next_attempt`.
enum Schema {
    /// "smnr": tells a state from any other SQLite file.
    static let applicationID = 0x736D_6E72

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first season") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            for statement in [seminars, reminders, outbox, roster] { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2 address marks") { db in try db.execute(sql: addressMarks) }
        migrator.registerMigration("3 counted in indices") { db in try db.execute(sql: counts) }
        migrator.registerMigration("4 digests") { db in try db.execute(sql: digests) }
        migrator.registerMigration("5 links of one's own") { db in try db.execute(sql: personalLinks) }
        migrator.registerMigration("6 bounces") { db in try db.execute(sql: bounces) }
        migrator.registerMigration("7 silences and more time") { db in
            for statement in [silences, extensions] { try db.execute(sql: statement) }
        }
        migrator.registerMigration("8 former keys") { db in try db.execute(sql: formerKeys) }
        migrator.registerMigration("9 what holds") { db in try db.execute(sql: holds) }
        migrator.registerMigration("10 sums of the outbox") { db in try db.execute(sql: sums) }
        migrator.registerMigration("11 rosters by name") { db in try db.execute(sql: rosterFiles) }
        migrator.registerMigration("12 accepted by time") { db in
            try db.execute(sql: "CREATE INDEX outbox_accepted ON outbox (finished_at) WHERE state = 'accepted'")
        }
        migrator.registerMigration("13 outlines") { db in try db.execute(sql: outlines) }
        migrator.registerMigration("14 what notices tell") { db in try db.execute(sql: toldChanges) }
        migrator.registerMigration("15 what mails are written from") { db in
            try db.execute(sql: "ALTER TABLE message ADD COLUMN basis TEXT")
        }
        return migrator
    }

    /// The newest format that this version writes.
    static var newest: String { migrator.migrations.last ?? "" }

    private static let seminars = """
        CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE seminar (
            id TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, text TEXT NOT NULL, roster_text TEXT, digest TEXT,
            activated_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE stamp (
            seminar TEXT NOT NULL, event TEXT NOT NULL, sequence INTEGER NOT NULL, last_modified INTEGER NOT NULL,
            content_hash TEXT NOT NULL, PRIMARY KEY (seminar, event)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tombstone (
            seminar TEXT NOT NULL, event TEXT NOT NULL, summary TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
            removed_at INTEGER NOT NULL, PRIMARY KEY (seminar, event)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE announcement (
            seminar TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, known_text TEXT NOT NULL,
            changed_at INTEGER NOT NULL, release_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX announcement_by_release ON announcement (release_at);
        """

    private static let reminders = """
        CREATE TABLE plan (
            seminar TEXT NOT NULL, event TEXT NOT NULL, rule TEXT NOT NULL, anchor TEXT NOT NULL, due INTEGER NOT NULL,
            useful_until INTEGER NOT NULL, PRIMARY KEY (seminar, event, rule)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX plan_by_due ON plan (due);

        CREATE TABLE ledger (
            seminar TEXT NOT NULL, event TEXT NOT NULL, occurrence TEXT NOT NULL, rule TEXT NOT NULL,
            person TEXT NOT NULL, due INTEGER NOT NULL, useful_until INTEGER NOT NULL, state TEXT NOT NULL,
            reason TEXT NOT NULL, decided_at INTEGER NOT NULL, hold_until INTEGER, mail INTEGER REFERENCES outbox (id),
            place INTEGER NOT NULL,
            PRIMARY KEY (seminar, event, occurrence, rule, person),
            CHECK ((state = 'held') = (hold_until IS NOT NULL)),
            CHECK ((state = 'mailed') = (mail IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ledger_by_hold ON ledger (hold_until) WHERE hold_until IS NOT NULL;
        CREATE INDEX ledger_by_mail ON ledger (mail, place) WHERE mail IS NOT NULL;
        CREATE INDEX ledger_by_person ON ledger (seminar, person, due);
        CREATE INDEX ledger_by_due ON ledger (due);
        """

    /// The bytes stand in a table of their own, so that lists and counts read short rows.
    private static let outbox = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, seminar TEXT, person TEXT NOT NULL,
            recipient TEXT NOT NULL, due INTEGER NOT NULL, useful_until INTEGER NOT NULL, created_at INTEGER NOT NULL,
            state TEXT NOT NULL, attempts INTEGER NOT NULL, next_attempt INTEGER, reply TEXT, reason TEXT,
            finished_at INTEGER, subject TEXT, message_id TEXT,
            CHECK ((state IN ('queued', 'deferred', 'uncertain', 'held')) = (next_attempt IS NOT NULL)),
            CHECK ((state IN ('accepted', 'rejected', 'stale', 'cancelled')) = (finished_at IS NOT NULL))
        ) STRICT;
        CREATE INDEX outbox_by_next_attempt ON outbox (next_attempt) WHERE next_attempt IS NOT NULL;
        CREATE INDEX outbox_by_state ON outbox (state);
        CREATE INDEX outbox_by_person ON outbox (seminar, person);

        CREATE TABLE message (
            mail INTEGER PRIMARY KEY REFERENCES outbox (id), sender TEXT NOT NULL, recipient TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        """

    /// `person` is empty in a notice for everybody whom the change concerns.
    private static let silences = """
        CREATE TABLE silence (
            id INTEGER PRIMARY KEY AUTOINCREMENT, seminar TEXT NOT NULL, event TEXT, person TEXT,
            created_at INTEGER NOT NULL, until INTEGER NOT NULL, reason TEXT NOT NULL, author TEXT NOT NULL
        ) STRICT;
        CREATE INDEX silence_by_end ON silence (until);

        CREATE TABLE held_notice (
            seminar TEXT NOT NULL, event TEXT NOT NULL, person TEXT NOT NULL, file TEXT NOT NULL,
            known_text TEXT NOT NULL, known_extension TEXT, changed_at INTEGER NOT NULL, release_at INTEGER NOT NULL,
            reason TEXT NOT NULL, PRIMARY KEY (seminar, event, person)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX held_notice_by_release ON held_notice (release_at);
        """

    /// `person` is empty in the plan's rows that are everybody's.
    private static let extensions = """
        CREATE TABLE extension (
            seminar TEXT NOT NULL, person TEXT NOT NULL, event TEXT NOT NULL, until TEXT NOT NULL,
            granted_at INTEGER NOT NULL, granted_by TEXT NOT NULL, PRIMARY KEY (seminar, person, event)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE new_plan (
            seminar TEXT NOT NULL, event TEXT NOT NULL, rule TEXT NOT NULL, person TEXT NOT NULL, anchor TEXT NOT NULL,
            due INTEGER NOT NULL, useful_until INTEGER NOT NULL, PRIMARY KEY (seminar, event, rule, person)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO new_plan SELECT seminar, event, rule, '', anchor, due, useful_until FROM plan;
        DROP TABLE plan;
        ALTER TABLE new_plan RENAME TO plan;
        CREATE INDEX plan_by_due ON plan (due);
        """

    /// What held a reminder, beside the words for it; and of a cancelled mail with several reminders each one's reason.
    private static let holds = """
        ALTER TABLE ledger ADD COLUMN held_by TEXT;
        UPDATE ledger SET held_by = CASE
            WHEN reason = 'quiet hours' THEN 'quiet hours' WHEN reason = 'mail is paused' THEN 'pause'
            WHEN reason LIKE 'silence % until %' OR reason LIKE '%; it was held: silence % until %' THEN 'silence' END
        WHERE state IN ('held', 'stale');
        UPDATE ledger SET reason = coalesce((SELECT reason FROM outbox WHERE id = ledger.mail), reason)
        WHERE mail IN (SELECT id FROM outbox WHERE state = 'cancelled');
        """

    private static let formerKeys = """
        CREATE TABLE former_key (
            seminar TEXT NOT NULL, key TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (seminar, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX former_key_by_person ON former_key (seminar, person);
        """

    /// `layer` 0 is the file's row, 1 an organiser's in its place or beside it.
    private static let roster = """
        CREATE TABLE roster_import (
            seminar TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, imported_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE roster (
            seminar TEXT NOT NULL, person TEXT NOT NULL, layer INTEGER NOT NULL, position INTEGER NOT NULL,
            number TEXT, name TEXT NOT NULL, email TEXT NOT NULL, language TEXT, paper TEXT, talk TEXT,
            tags TEXT NOT NULL, enrolled_at INTEGER NOT NULL, left_at INTEGER, PRIMARY KEY (seminar, person, layer)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX roster_by_person ON roster (person);
        CREATE INDEX roster_by_email ON roster (email COLLATE NOCASE);
        CREATE INDEX roster_by_name ON roster (name COLLATE NOCASE);

        CREATE TABLE departure (
            seminar TEXT NOT NULL, person TEXT NOT NULL, left_at INTEGER NOT NULL, PRIMARY KEY (seminar, person)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE obligation_mark (
            seminar TEXT NOT NULL, person TEXT NOT NULL, obligation TEXT NOT NULL, is_done INTEGER NOT NULL,
            marked_at INTEGER NOT NULL, marked_by TEXT NOT NULL, PRIMARY KEY (seminar, person, obligation)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE opt_out (
            seminar TEXT NOT NULL, person TEXT NOT NULL, opted_out_at INTEGER NOT NULL, PRIMARY KEY (seminar, person)
        ) STRICT, WITHOUT ROWID;
        """

    /// `address` is in small letters; `mail` outlives its row, as it is said for people only.
    private static let addressMarks = """
        CREATE TABLE address_mark (
            address TEXT NOT NULL PRIMARY KEY, reason TEXT NOT NULL, text TEXT NOT NULL, marked_at INTEGER NOT NULL,
            mail INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// Without a digest each seminar's file is read once more, which fills the new column.
    private static let rosterFiles = """
        ALTER TABLE seminar DROP COLUMN roster_text;
        ALTER TABLE seminar ADD COLUMN roster_file TEXT;
        UPDATE seminar SET digest = NULL;
        CREATE INDEX tombstone_by_removal ON tombstone (removed_at);
        """

    /// Without a digest each seminar's file is read once more, which fills the new column.
    private static let outlines = """
        ALTER TABLE seminar ADD COLUMN outline TEXT;
        UPDATE seminar SET digest = NULL;
        """

    private static let counts = """
        DROP INDEX outbox_by_state;
        CREATE INDEX outbox_by_state ON outbox (state, due, finished_at);
        CREATE INDEX ledger_stale ON ledger (seminar, decided_at) WHERE state = 'stale';
        """

    /// How many mails are in each state, kept up to date by whatever changes one; the last indices are for counting who
    /// is enrolled.
    private static let sums = """
        CREATE TABLE outbox_count (
            state TEXT NOT NULL PRIMARY KEY, mails INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO outbox_count SELECT state, COUNT(*) FROM outbox GROUP BY state;

        CREATE TRIGGER outbox_counted_in AFTER INSERT ON outbox BEGIN
            INSERT INTO outbox_count VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET mails = mails + 1;
        END;
        CREATE TRIGGER outbox_counted_over AFTER UPDATE OF state ON outbox WHEN new.state <> old.state BEGIN
            UPDATE outbox_count SET mails = mails - 1 WHERE state = old.state;
            INSERT INTO outbox_count VALUES (new.state, 1) ON CONFLICT (state) DO UPDATE SET mails = mails + 1;
        END;
        CREATE TRIGGER outbox_counted_out AFTER DELETE ON outbox BEGIN
            UPDATE outbox_count SET mails = mails - 1 WHERE state = old.state;
        END;

        CREATE INDEX roster_enrolled ON roster (seminar) WHERE layer = 0 AND left_at IS NULL;
        CREATE INDEX roster_by_command ON roster (seminar) WHERE layer = 1;
        """

    /// When organisers are next written to: about the seminar's course, and about what went wrong.
    private static let digests = """
        CREATE TABLE digest (seminar TEXT NOT NULL PRIMARY KEY, due INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX digest_by_due ON digest (due);

        CREATE TABLE alert (seminar TEXT NOT NULL PRIMARY KEY, release_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX alert_by_release ON alert (release_at);
        """

    /// Everybody of a roster has a link, made with the row: what is mailed costs no transaction of its own. A number is
    /// never given again, and so a link that is gone leads nowhere. Stamps are of events that stand otherwise in
    /// somebody's own calendar than in everybody's.
    private static let personalLinks = """
        CREATE TABLE personal_link (
            number INTEGER PRIMARY KEY AUTOINCREMENT, seminar TEXT NOT NULL, person TEXT NOT NULL,
            generation INTEGER NOT NULL DEFAULT 0, UNIQUE (seminar, person)
        ) STRICT;
        INSERT INTO personal_link (seminar, person)
        SELECT DISTINCT seminar, person FROM roster ORDER BY seminar, person;

        CREATE TABLE personal_stamp (
            seminar TEXT NOT NULL, person TEXT NOT NULL, event TEXT NOT NULL, sequence INTEGER NOT NULL,
            last_modified INTEGER NOT NULL, content_hash TEXT NOT NULL, PRIMARY KEY (seminar, person, event)
        ) STRICT, WITHOUT ROWID;
        """

    /// An empty `status` or `recipient` is none; the same report twice is one row. `position` is where in a mailbox file
    /// the next message begins.
    private static let bounces = """
        CREATE TABLE bounce (
            mail INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE, kind TEXT NOT NULL, status TEXT NOT NULL,
            recipient TEXT NOT NULL, text TEXT NOT NULL, reported_at INTEGER NOT NULL,
            PRIMARY KEY (mail, kind, status, recipient)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX bounce_by_time ON bounce (reported_at);
        CREATE INDEX outbox_by_message_id ON outbox (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX message_by_sender ON message (sender COLLATE NOCASE);

        CREATE TABLE mailbox_position (
            path TEXT NOT NULL PRIMARY KEY, inode INTEGER NOT NULL, position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
