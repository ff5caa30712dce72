// swift-tools-version: 6.2

import PackageDescription

/// Pure modules first, effects after them, the daemon last: a target may import only what it names here, and the build
/// is run with `--explicit-target-dependency-import-check error`, so an arrow that is not drawn does not compile.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// MARK: Parts by others

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

// MARK: Modules

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "seminard",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // Pure: values in, values out; no clock, no files but the system's time zones, no logger.
        module("CivilTime"),
        module("ICalendar", ["CivilTime"]),
        module("InternetMessage"),
        module("SeminarCore", ["CivilTime", "ICalendar"]),

        // Text in and text out.
        module("SeminarFiles", ["CivilTime", "ICalendar", "SeminarCore", csv, yams]),
        module(
            "SeminarMail", ["CivilTime", "ICalendar", "InternetMessage", "SeminarCore", mustache],
            resources: [.embedInCode("Templates")]),
        module(
            "SeminarPages", ["CivilTime", "SeminarCore", "SeminarMail", crypto, mustache],
            resources: [.embedInCode("Templates")]),

        // Effects; none of them imports another.
        module("StateStore", ["CivilTime", "SeminarCore", grdb, sqlite]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        module("Curl", ["CCurl"]),
        module("MailTransport", ["SeminarCore", "Curl"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        module(
            "FeedServer",
            ["CZlib", "SeminarCore", crypto, httpTypes, hummingbird, logging, nioCore, serviceLifecycle]),
        module("ControlAPI"),
        module("ControlServer", ["ControlAPI", httpTypes, hummingbird, logging, nioCore, serviceLifecycle]),

        // The one place that knows them all.
        module(
            "SeminarDaemon",
            [
                "CivilTime", "ControlAPI", "ControlServer", "FeedServer", "ICalendar", "InternetMessage",
                "MailTransport",
                "SeminarCore", "SeminarFiles", "SeminarMail", "SeminarPages", "StateStore", crypto, logging,
                serviceLifecycle,
                unixSignals,
            ]),
        program(
            "seminard",
            ["CivilTime", "ICalendar", "SeminarCore", "SeminarDaemon", "SeminarFiles", argumentParser, logging]),
        program("seminarctl", ["ControlAPI", "Curl", argumentParser]),

        // Fixtures and real peers for the tests: temporary folders, an SMTP server that follows a script, oracles.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        // Seasons that chance makes up, and what is to be done in them by the plain rules: knows nothing of the product.
        .target(
            name: "SeasonSupport", dependencies: ["CivilTime", "TestSupport"], path: "Tests/SeasonSupport",
            swiftSettings: settings),
        tests("CivilTime", ["CivilTime"]),
        tests("ICalendar", ["CivilTime", "ICalendar"], exclude: ["Oracles"]),
        tests("InternetMessage", ["InternetMessage"], exclude: ["Reports"]),
        tests("SeminarCore", ["CivilTime", "ICalendar", "SeminarCore"], exclude: ["Oracles"]),
        tests("SeminarFiles", ["CivilTime", "ICalendar", "SeminarCore", "SeminarFiles"]),
        tests("Season", ["CivilTime", "SeasonSupport", "SeminarCore", "SeminarFiles"]),
        tests("SeminarMail", ["CivilTime", "InternetMessage", "SeminarCore", "SeminarMail"]),
        tests("SeminarPages", ["CivilTime", "SeminarCore", "SeminarPages"]),
        tests("StateStore", ["CivilTime", "SeminarCore", "StateStore", grdb]),
        tests("Curl", ["Curl"]),
        tests("MailTransport", ["Curl", "MailTransport", "SeminarCore"], exclude: ["Fixtures"]),
        tests(
            "FeedServer",
            [
                "FeedServer", "SeminarCore", httpTypes, hummingbird, hummingbirdTesting, logging, nioCore,
                serviceLifecycle,
            ]),
        tests("ControlServer", ["ControlAPI", "ControlServer", "Curl", logging, serviceLifecycle]),
        tests(
            "SeminarDaemon",
            [
                "CivilTime", "ControlAPI", "FeedServer", "InternetMessage", "MailTransport", "SeasonSupport",
                "SeminarCore", "SeminarDaemon", "SeminarMail", "SeminarPages", "StateStore",
            ]),
        tests("Command", ["ControlAPI", "Curl", "seminarctl", "seminard"], exclude: ["Fixtures", "Oracles"]),
    ]
)

// MARK: Benchmarks

// What nobody needs who only builds or tests: `make bench` asks for it.
if Context.environment["SEMINARD_BENCH"] == "1" {
    let calendar: [Target.Dependency] = ["CivilTime", "ICalendar", "SeminarCore"]
    package.dependencies.append(.package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
    package.targets += [
        .systemLibrary(
            name: "CLibical", path: "Tests/CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .target(
            name: "CalendarSamples", dependencies: calendar, path: "Tests/CalendarSamples", swiftSettings: settings),
        .executableTarget(
            name: "CalendarRatios", dependencies: calendar + ["CLibical", "CalendarSamples"],
            path: "Tests/CalendarRatios", swiftSettings: settings),
        .executableTarget(
            name: "CalendarBenchmarks",
            dependencies: calendar + ["CalendarSamples", .product(name: "Benchmark", package: "benchmark")],
            path: "Tests/Benchmarks/CalendarBenchmarks", swiftSettings: settings,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "DeliveryRatios",
            dependencies: [
                "CivilTime", "ControlAPI", "Curl", "SeminarCore", "SeminarDaemon", "SeminarMail", "StateStore", nioCore,
                .product(name: "NIOPosix", package: "swift-nio"),
            ], path: "Tests/DeliveryRatios", swiftSettings: settings),
        .executableTarget(
            name: "ScaleRatios",
            dependencies: ["CivilTime", "SeminarCore", "SeminarDaemon", "SeminarMail", "StateStore"],
            path: "Tests/ScaleRatios", swiftSettings: settings),
    ]
}
