/// How long people work.
public enum YearsOfWork {
  /// More years of work than this are a mistake.
  public static let most = ExactDecimal(80)
}
