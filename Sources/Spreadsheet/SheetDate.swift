/// A day as a sheet holds it: the number of days since 30 December 1899.
///
/// Of the days before 1 March 1900 programs do not agree, as the first spreadsheets took 1900 for a leap year.
/// - Parameter date: YYYY-MM-DD as UTF-8.
/// - Returns: nil for a day before 1 March 1900, and for what is not written so.
public func sheetDate(_ date: Span<UInt8>) -> Double? {
  guard date.count == 10, date[4] == UInt8(ascii: "-"), date[7] == UInt8(ascii: "-") else { return nil }
  func number(_ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = date[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
  guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), (1...12).contains(month),
    (1...31).contains(day)
  else { return nil }
  let days = daysSince1970((year, month, day)) + 25_569
  return days >= 61 ? Double(days) : nil
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
func daysSince1970(_ date: (year: Int, month: Int, day: Int)) -> Int {
  let year = date.month > 2 ? date.year : date.year - 1
  let era = year / 400
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
