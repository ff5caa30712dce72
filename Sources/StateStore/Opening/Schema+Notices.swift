extension Schema {
    /// The texts stand in a table of their own, as a notice to thousands is written from the same two. Of mails from
    /// before nobody knows any more whether an earlier attempt may have arrived.
    static let toldChanges = """
        ALTER TABLE outbox ADD COLUMN may_have_arrived INTEGER NOT NULL DEFAULT 0;
        UPDATE outbox SET may_have_arrived = 1
        WHERE state = 'sending' OR next_attempt IS NOT NULL AND attempts > 0;

        CREATE TABLE seminar_text (
            number INTEGER PRIMARY KEY, digest TEXT NOT NULL, file TEXT NOT NULL, text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX seminar_text_by_digest ON seminar_text (digest);

        CREATE TABLE told_change (
            mail INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE, event TEXT NOT NULL,
            known INTEGER NOT NULL REFERENCES seminar_text (number), known_extension TEXT, changed_at INTEGER NOT NULL,
            said INTEGER NOT NULL REFERENCES seminar_text (number), said_extension TEXT, PRIMARY KEY (mail, event)
        ) STRICT, WITHOUT ROWID;
        """
}
