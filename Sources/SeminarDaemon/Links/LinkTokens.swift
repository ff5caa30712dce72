import Crypto
import Foundation
import SeminarCore

/// What stands for a participant in an address: what only the service can make of the link, and the link's number.
///
/// The number finds the link without a search; it is covered by the code, so that nobody reads from it who came first.
/// The code (HMAC-SHA256 over seminar, person, generation and number, the half of it, which is the least that RFC 2104
/// §5 advises) proves that the service made it. Neither says who it is.
struct LinkTokens: Sendable {
    private let key: SymmetricKey

    private static let codeBytes = 16
    private static let numberBytes = 4

    init(secret: [UInt8]) {
        // The secret keys the Message-IDs as well; what is made for one purpose must not serve another.
        let derived = HMAC<SHA256>.authenticationCode(
            for: Data("seminard personal links".utf8), using: SymmetricKey(data: secret))
        key = SymmetricKey(data: Data(derived))
    }

    /// 32 letters and digits: nothing that a mail program takes for the end of an address.
    func token(for link: PersonalLink) -> String {
        let code = code(of: link)
        return Base32.text(of: code + covered(Self.bytes(of: link.number), by: code))
    }

    /// The link that `token` stands for; nil where it stands for none, in which case nothing tells why.
    ///
    /// - Parameter find: looks a link up by its number.
    func link<Failure: Error>(
        _ token: String, find: (UInt32) throws(Failure) -> PersonalLink?
    ) throws(Failure) -> PersonalLink? {
        guard let bytes = Base32.bytes(of: token), bytes.count == Self.codeBytes + Self.numberBytes else { return nil }
        let given = Array(bytes.prefix(Self.codeBytes))
        let number = covered(Array(bytes.suffix(Self.numberBytes)), by: given).reduce(0) { $0 << 8 | UInt32($1) }
        let link = try find(number)
        // A number that nobody has takes as long as one that somebody has.
        let expected = link.map(code) ?? code(of: Self.nobody)
        return Self.isSame(expected, given) ? link : nil
    }

    private static let nobody = PersonalLink(number: 0, seminar: .welcome, person: PersonID(""), generation: 0)

    private func code(of link: PersonalLink) -> [UInt8] {
        let parts = [link.seminar.text, link.person.text, String(link.generation), String(link.number)]
        return Array(mac(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(Self.codeBytes))
    }

    /// Covers a number, and uncovers it again.
    private func covered(_ number: [UInt8], by code: [UInt8]) -> [UInt8] {
        // No text that a code is made of begins with a zero.
        zip(number, mac(of: [0] + code)).map { $0 ^ $1 }
    }

    private func mac(of bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(bytes), using: key))
    }

    private static func bytes(of number: UInt32) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }

    /// Looks at every byte, whatever the first ones were: the time that it takes says nothing about them.
    private static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        zip(one, other).reduce(UInt8(one.count == other.count ? 0 : 1)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
