// swift-tools-version: 6.2

import PackageDescription

// Apart from the server's package, so that nobody who builds the server builds this, and with no package at all below
// it: what the client costs must not change with somebody else's release.
let package = Package(
    name: "HallLoad",
    products: [.executable(name: "hall-load", targets: ["hall-load"])],
    targets: [
        .systemLibrary(name: "CLinux"),
        .executableTarget(
            name: "hall-load",
            dependencies: ["CLinux"],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .treatAllWarnings(as: .error),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        ),
    ]
)
