import Foundation
import GRDB
import SeminarCore

/// A column that holds what this version never wrote.
struct UnreadableValue: Error, CustomStringConvertible {
    let column: String
    let value: String

    var description: String { "the column \"\(column)\" holds \"\(value)\", which means nothing" }
}

extension Row {
    func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        try decode(Value.self, forColumn: column)
    }

    func instant(_ column: String) throws -> Date { Date(nanoseconds: try value(column)) }

    func instantIfAny(_ column: String) throws -> Date? {
        let stored: Int64? = try value(column)
        return stored.map { Date(nanoseconds: $0) }
    }

    func identifier(_ column: String) throws -> Identifier { try parsed(column) { Identifier($0) } }

    func identifierIfAny(_ column: String) throws -> Identifier? {
        let stored: String? = try value(column)
        return stored == nil ? nil : try identifier(column)
    }

    func person(_ column: String = "person") throws -> PersonID { PersonID(try value(column)) }

    func address(_ column: String) throws -> EmailAddress { try parsed(column) { try? EmailAddress(parsing: $0) } }

    func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
        try parsed(column) { Word(rawValue: $0) }
    }

    func wordIfAny<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
        let stored: String? = try value(column)
        return stored == nil ? nil : try word(column)
    }

    func pointIfAny(_ column: String) throws -> AnchorPoint? {
        let stored: String? = try value(column)
        return stored == nil ? nil : try parsed(column) { AnchorPoint($0) }
    }

    /// The text of `column` as a value; that it has none is the one thing that can be wrong with it.
    func parsed<Parsed>(_ column: String, _ parse: (String) -> Parsed?) throws -> Parsed {
        let text: String = try value(column)
        guard let parsed = parse(text) else { throw UnreadableValue(column: column, value: text) }
        return parsed
    }
}
