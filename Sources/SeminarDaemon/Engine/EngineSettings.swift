import CivilTime
import Foundation
import SeminarCore

/// What the engine is told about the world around it.
package struct EngineSettings: Sendable {
    package var rate: RelayGovernor.Rate?
    /// For recipients in certain domains, in lower case.
    package var domainRates: [String: RelayGovernor.Rate]
    package var retry: RetryPolicy
    /// Mail to other domains is recorded and not sent; nil is all domains.
    package var onlyTo: [String]?
    /// On a simulated clock mail leaves the reserved domains (RFC 2606) never.
    package var isRehearsal: Bool
    /// Seconds for which a notice of a change waits for further changes.
    package var noticeDelay: TimeInterval
    /// Where the public feeds are written as files; nil writes none.
    package var exportDirectory: String?
    /// What mails return to, each with a key of its own; nil where they return to the sender.
    package var returnPath: EmailAddress?
    /// What plans, stamps and feeds are made by and with besides the files: where it is another one, all are made anew.
    package var maker: String
    /// In 0..<1, for the delays of retries.
    package var jitter: @Sendable () -> Double

    package init(
        rate: RelayGovernor.Rate? = nil, domainRates: [String: RelayGovernor.Rate] = [:],
        retry: RetryPolicy = RetryPolicy(), onlyTo: [String]? = nil,
        isRehearsal: Bool = false, noticeDelay: TimeInterval = 10 * 60, exportDirectory: String? = nil,
        returnPath: EmailAddress? = nil, maker: String = "\(Zone.databaseVersion ?? "")\u{0}\(Version.current)",
        jitter: @escaping @Sendable () -> Double = { 0 }
    ) {
        self.rate = rate
        self.domainRates = domainRates
        self.retry = retry
        self.onlyTo = onlyTo
        self.isRehearsal = isRehearsal
        self.noticeDelay = noticeDelay
        self.exportDirectory = exportDirectory
        self.returnPath = returnPath
        self.maker = maker
        self.jitter = jitter
    }

    /// Why nothing is sent to `address`, or nil.
    package func refusal(of address: EmailAddress) -> SkipReason? {
        let domain = address.domain.lowercased()
        if isRehearsal, !Self.isReserved(domain) { return .otherDomain(domain) }
        guard let onlyTo, !onlyTo.contains(where: { Self.belongs(domain, to: $0) }) else { return nil }
        return .otherDomain(domain)
    }

    private static func belongs(_ domain: String, to other: String) -> Bool {
        domain == other.lowercased() || domain.hasSuffix("." + other.lowercased())
    }

    /// RFC 2606 §2 and §3: names that nobody owns.
    private static func isReserved(_ domain: String) -> Bool {
        ["test", "example", "invalid", "localhost", "example.com", "example.net", "example.org"]
            .contains { belongs(domain, to: $0) }
    }
}
