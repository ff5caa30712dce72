import Foundation
import NIOCore

/// Prints how fast the service delivers beside Postfix's `smtp-source`, which knows no database: from due rows in the
/// state to accepted and recorded, each on the disk before its connection goes on. Both hand over to `smtp-sink`, in
/// turns. What `smtp-source` does, to send what is there, is measured with mails that were stored by an earlier try; to
/// write them as well, with mails that have fallen due, and by itself. An argument chooses the lines that contain it.
///
/// A program and no benchmark of ordo-one/benchmark: what is measured are other processes, in pairs.
@main struct DeliveryRatios {
    static func main() async throws {
        guard PostfixTools.areUnpacked else {
            return print("Delivery is not measured: no smtp-source is unpacked, which \"make bench\" does on Debian")
        }
        let chosen = CommandLine.arguments.dropFirst().first ?? ""
        let scenes = [
            Scene(name: "stored mails, no latency, 8 connections", connections: 8, mails: 4_000, areWritten: true),
            Scene(name: "unwritten mails, no latency, 8 connections", connections: 8, mails: 4_000),
            Scene(
                name: "20 ms round trip, 32 connections", connections: 32, mails: 2_000, roundTrip: .milliseconds(20)),
            Scene(name: "100,000 queued, 8 connections", connections: 8, mails: 100_000, rounds: 1),
        ]
        if chosen.isEmpty || "writing".contains(chosen) { try await Writing.play() }
        for scene in scenes where chosen.isEmpty || scene.name.contains(chosen) { try await scene.play() }
    }
}
