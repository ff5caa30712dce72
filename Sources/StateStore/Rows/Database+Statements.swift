import GRDB

extension Database {
    /// Runs a statement, compiled once per connection: a tick may run it for thousands of rows.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The rows of a query, each turned into a value while it is read.
    func values<Value>(
        _ sql: String, _ arguments: StatementArguments = [], read: (Row) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try read(row)) }
        return values
    }

    /// The first row of a query, if there is one.
    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = [], read: (Row) throws -> Value
    ) throws -> Value? {
        // Read before the statement is reset: a row that outlives it is a copy, which looks for each column anew.
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try withExtendedLifetime(rows) { try rows.next().map(read) }
    }

    /// The only value of a query's first row, if there is one.
    func scalar<Value: DatabaseValueConvertible>(_ sql: String, _ arguments: StatementArguments = []) throws -> Value? {
        try Optional<Value>.fetchOne(cachedStatement(sql: sql), arguments: arguments) ?? nil
    }
}
