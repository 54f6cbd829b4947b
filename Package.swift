// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: explicit existentials and imports, checked unsafe memory, no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "paygrade",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "paygrade", targets: ["paygrade"]),
    .library(name: "Compensation", targets: ["Compensation", "CompensationData", "CompensationReports"]),
    .library(name: "Tabular", targets: ["Tabular"]),
  ],
  targets: [
    // C libraries from the system's package manager, one module each.
    .systemLibrary(
      name: "CCMark",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(name: "CPopt", providers: [.apt(["libpopt-dev"]), .brew(["popt"])]),
    .systemLibrary(
      name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(name: "CYajl", providers: [.apt(["libyajl-dev"]), .brew(["yajl"])]),
    .systemLibrary(name: "CZLib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // Datasets/policies inside the binary.
    .target(name: "CBundledPolicies"),

    .target(name: "Tabular", dependencies: ["CLibCSV", "CZLib"], swiftSettings: strict),
    .target(name: "JSONText", dependencies: ["CYajl"], swiftSettings: strict),
    .target(name: "Spreadsheet", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(name: "Compensation", swiftSettings: strict),
    .target(
      name: "CompensationData",
      dependencies: ["CBundledPolicies", "CCMark", "CNettle", "Compensation", "JSONText", "Tabular"],
      swiftSettings: strict),
    .target(
      name: "CompensationReports", dependencies: ["Compensation", "JSONText", "Spreadsheet", "Tabular"],
      swiftSettings: strict),
    .target(
      name: "PaygradeCLI",
      dependencies: ["CPopt", "Compensation", "CompensationData", "CompensationReports", "Spreadsheet", "Tabular"],
      swiftSettings: strict),
    .executableTarget(name: "paygrade", dependencies: ["PaygradeCLI"], swiftSettings: strict),
    // Makes the data that the benchmarks run on; not part of the product.
    .executableTarget(name: "paygrade-benchmark", dependencies: ["Tabular"], swiftSettings: strict),

    .testTarget(name: "TabularTests", dependencies: ["Tabular"], swiftSettings: strict),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"], swiftSettings: strict),
    .testTarget(name: "SpreadsheetTests", dependencies: ["Spreadsheet"], swiftSettings: strict),
    .testTarget(name: "CompensationTests", dependencies: ["Compensation"], swiftSettings: strict),
    .testTarget(
      name: "CompensationDataTests", dependencies: ["Compensation", "CompensationData", "Tabular"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "CompensationReportsTests",
      dependencies: ["Compensation", "CompensationData", "CompensationReports", "Spreadsheet", "Tabular"],
      swiftSettings: strict),
    .testTarget(
      name: "PaygradeCLITests",
      dependencies: ["Compensation", "CompensationData", "CompensationReports", "PaygradeCLI", "Tabular"],
      exclude: ["Fixtures"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
