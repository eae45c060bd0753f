// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// A package of its own, so that nobody who uses ours builds the peers. `Sources/Liquid` is a link
// to the library's sources.
let package = Package(
  name: "liquid-benchmark",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
  ],
  targets: [
    .target(name: "Liquid", swiftSettings: settings),
    .executableTarget(
      name: "LiquidBenchmark",
      dependencies: [
        "Liquid",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Stencil", package: "Stencil"),
      ],
      swiftSettings: settings),
  ]
)
