internal import PaygradeCLI

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

exit(Paygrade.run(Array(CommandLine.arguments.dropFirst())).rawValue)
