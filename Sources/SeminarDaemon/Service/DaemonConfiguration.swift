import FeedServer
import Foundation
import SeminarCore
import SeminarFiles

extension ServiceConfiguration {
    /// Reads and checks the service's own file.
    package static func load(
        _ path: String, environment: [String: String]
    ) throws(DaemonFailure) -> ServiceConfiguration {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: path)
        } catch {
            throw DaemonFailure(.badConfiguration, complaints: [error])
        }
        let parsed = parse(bytes, file: path, environment: environment)
        guard let configuration = parsed.value else {
            throw DaemonFailure(.badConfiguration, complaints: parsed.errors)
        }
        return configuration
    }

    /// What status and log call the way that mail takes; no user, no password.
    var transportName: String {
        switch delivery.transport {
        case .maildir: "maildir \(delivery.maildir ?? "")"
        case .smtp: "smtp \(delivery.smtp?.url ?? "")"
        }
    }

    /// Threads that hand messages over: writing to a disk gains nothing from company.
    var lanes: Int { delivery.transport == .smtp ? delivery.smtp?.connections ?? 1 : 1 }

    var rate: RelayGovernor.Rate? {
        guard delivery.transport == .smtp else { return nil }
        return delivery.smtp.map { RelayGovernor.Rate($0.rate) }
    }

    /// By recipients' domains.
    var domainRates: [String: RelayGovernor.Rate] {
        guard delivery.transport == .smtp else { return [:] }
        return delivery.smtp?.domainRates.mapValues { RelayGovernor.Rate($0) } ?? [:]
    }

    func listenAddress() throws(InvalidListenAddress) -> ListenAddress {
        try ListenAddress(
            parsing: http.host.contains(":") ? "[\(http.host)]:\(http.port)" : "\(http.host):\(http.port)")
    }

    /// Whether the relay is this machine's: a rehearsal sends nowhere else.
    var isRelayOnLoopback: Bool {
        guard delivery.transport == .smtp, let host = delivery.smtp.flatMap({ URL(string: $0.url)?.host }) else {
            return true
        }
        return host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    }
}

extension RelayGovernor.Rate {
    /// At once goes what ten seconds allow.
    fileprivate init(_ rate: ServiceConfiguration.Rate) {
        let perSecond = Double(rate.count) / (rate.interval / .seconds(1))
        self.init(perSecond: perSecond, burst: max(1, min(Double(rate.count), perSecond * 10)))
    }
}
