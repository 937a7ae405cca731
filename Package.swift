// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "WieBiedt",
    products: [
        .executable(name: "wiebiedt", targets: ["wiebiedt"]),
        // For tests alone; it is named here so that `swift run websocket-echo` finds it.
        .executable(name: "websocket-echo", targets: ["WebSocketEcho"]),
        // For Scripts/load/micro alone, which measures them and is a package apart.
        .library(
            name: "WieBiedtPieces",
            targets: [
                "Exports", "Hall", "LedgerFormat", "Live", "LiveProtocol", "Marketplace", "OpenSSL", "Storage",
                "WebSockets",
            ]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ]
)

let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

// MARK: - Pure: values in, values out; no I/O, no clock, no chance

package.targets += [
    .target(name: "Marketplace"),
    .target(name: "LiveProtocol", dependencies: ["Marketplace"]),
    .target(name: "LedgerFormat", dependencies: ["Marketplace", "OpenSSL"]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
        name: "Exports",
        dependencies: ["LedgerFormat", "Marketplace", "OpenSSL", "CQREncode", "CXLSXWriter", "CZlib"]
    ),
    .target(name: "Imports", dependencies: ["Marketplace"]),
]

// MARK: - Effects: one kind of outside each

package.targets += [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "OpenSSL", dependencies: ["COpenSSL"]),
    .target(
        name: "Storage",
        dependencies: ["Marketplace", "LedgerFormat", .product(name: "GRDB", package: "GRDB.swift")]
    ),
    .target(name: "Live", dependencies: ["LiveProtocol", nio]),
    .target(
        name: "WebSockets",
        dependencies: [
            nio,
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOWebSocket", package: "swift-nio"),
        ]
    ),
    .target(
        name: "Crowd",
        dependencies: [
            "LiveProtocol", nio,
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "NIOWebSocket", package: "swift-nio"),
        ]
    ),
]

// MARK: - Application: the only place where decisions meet effects

package.targets += [
    .target(
        name: "Hall",
        dependencies: [
            "Marketplace", "LiveProtocol", "LedgerFormat", "Storage", "Live", "OpenSSL", logging, lifecycle, nio,
        ]
    )
]

// MARK: - Simulation: the hall with simulated time, disk, net and phones

package.targets += [
    .target(
        name: "Simulation",
        dependencies: [
            "Hall", "LedgerFormat", "Live", "LiveProtocol", "Marketplace", "OpenSSL", "Storage", nio,
        ]
    )
]

// MARK: - Shell

package.targets += [
    .systemLibrary(name: "CTimex"),
    .target(
        name: "Site",
        dependencies: [
            "CZlib", "Crowd", "Exports", "Hall", "Imports", "Live", "LiveProtocol", "LedgerFormat", "Marketplace",
            "OpenSSL", "Storage", "WebSockets", logging, lifecycle, nio,
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
        ]
    ),
    .executableTarget(
        name: "wiebiedt",
        dependencies: [
            "CTimex", "Exports", "Hall", "Imports", "LedgerFormat", "LiveProtocol", "Marketplace", "OpenSSL",
            "Simulation", "Site", "Storage", "WebSockets", logging, lifecycle, nio,
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "SystemPackage", package: "swift-system"),
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Configuration", package: "swift-configuration"),
        ],
        exclude: ["WieBiedt.docc"]
    ),
]

// MARK: - Tests, each beside the target it speaks of

package.targets += [
    .target(name: "TestSupport", dependencies: ["Marketplace"], path: "Tests/TestSupport"),
    .testTarget(name: "MarketplaceTests", dependencies: ["Marketplace", "TestSupport"]),
    .testTarget(name: "LiveProtocolTests", dependencies: ["LiveProtocol", "Marketplace", "TestSupport"]),
    .testTarget(
        name: "LedgerFormatTests",
        dependencies: ["LedgerFormat", "Marketplace", "OpenSSL", "TestSupport"]
    ),
    .testTarget(name: "OpenSSLTests", dependencies: ["OpenSSL"]),
    .testTarget(
        name: "ExportsTests",
        dependencies: ["Exports", "LedgerFormat", "Marketplace", "OpenSSL", "TestSupport"]
    ),
    .testTarget(name: "ImportsTests", dependencies: ["Imports", "Marketplace", "TestSupport"]),
    .testTarget(
        name: "StorageTests",
        dependencies: [
            "LedgerFormat", "Marketplace", "OpenSSL", "Storage", "TestSupport",
            .product(name: "GRDB", package: "GRDB.swift"),
        ]
    ),
    .testTarget(name: "LiveTests", dependencies: ["Live", "LiveProtocol", nio]),
    .testTarget(
        name: "HallTests",
        dependencies: [
            "Hall", "LedgerFormat", "Live", "LiveProtocol", "Marketplace", "OpenSSL", "Storage", "TestSupport", logging,
            nio,
        ]
    ),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),
    .testTarget(
        name: "SiteTests",
        dependencies: [
            "Site", "Marketplace", logging, nio,
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "NIOEmbedded", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ]
    ),
    .testTarget(
        name: "WebSocketsTests",
        dependencies: [
            "WebSockets", nio,
            .product(name: "NIOEmbedded", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ]
    ),
    .testTarget(
        name: "CrowdTests",
        dependencies: ["Crowd", "LiveProtocol", "Marketplace", "TestSupport", nio]
    ),
    // A program for the Autobahn cases and for peers that break rules; never part of the product.
    .executableTarget(
        name: "WebSocketEcho",
        dependencies: [
            "WebSockets", nio,
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
        ],
        path: "Tests/WebSocketEcho"
    ),
    // A program that throws nonsense at everything that reads what strangers send; never part of the product.
    .executableTarget(
        name: "Fuzz",
        dependencies: [
            "Imports", "LedgerFormat", "LiveProtocol", "Marketplace", "OpenSSL", "Site", "TestSupport", "WebSockets",
            nio,
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "NIOEmbedded", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
        ],
        path: "Tests/Fuzz",
        exclude: ["Corpus"]
    ),
]

// Every target is held to the same strictness.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
    // Of the second of work with which a debug server starts, links its pages, more than half was spent here, and tests
    // start it nine hundred times. What an optimizer makes of this target is tried by them too, and it once broke.
    if target.name == "Site" { target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug))) }
}
