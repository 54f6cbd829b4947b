internal import PaygradeCLI

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

exit(await Paygrade.run(Array(CommandLine.arguments.dropFirst())).rawValue)
