import Compensation
import CompensationData
import Foundation
import Testing

/// The European Central Bank's file of 2024 to 2026, where it is there.
@Suite(.enabled(if: Repository.exists("../shared/market/ecb_rates_2024_2026.csv"))) struct ReferenceRatesTests {
  private static let path = Repository.root.appending(path: "../shared/market/ecb_rates_2024_2026.csv").path

  private static func history() throws -> ExchangeRateHistory {
    let file = try ExchangeRateFile(path: path)
    #expect(file.findings.isEmpty)
    return try #require(file.history)
  }

  @Test func theWholeFile() throws {
    let history = try Self.history()
    #expect(history.days.count == 581)
    #expect(history.currencies.count == 41)
    #expect(history.days.first?.description == "2024-01-02")
    #expect(history.days.last?.description == "2026-04-13")
    // Each cell, read without the code under test.
    for record in try Repository.records("../shared/market/ecb_rates_2024_2026.csv") {
      let day = try date(record.text("Date"))
      for code in history.currencies {
        let cell = try record.text(code)
        let rate = history.printedRate(of: code, on: day)
        #expect(rate?.value.formatted(fractionDigits: rate?.fractionDigits ?? 0) == (cell == "N/A" ? nil : cell))
      }
    }
  }

  /// Rate, relative error and days by Python's decimal, with quotients rounded half up at the 18th digit.
  private static let rates = [
    "spot AUD USD 2026-04-13 = 1.421602191030469017 ± 0.000072895911831140, 2026-04-13 2026-04-13 1",
    "spot EUR USD 2026-04-13 = 0.855871276959945224 ± 0.000042793563847997, 2026-04-13 2026-04-13 1",
    "spot JPY USD 2026-04-13 = 159.833960972269770626 ± 0.000069567325561518, 2026-04-13 2026-04-13 1",
    "spot USD EUR 2026-04-13 = 1.168400000000000000 ± 0.000042793563847997, 2026-04-13 2026-04-13 1",
    "spot GBP USD 2026-04-13 = 0.745104416295789113 ± 0.000048536861419731, 2026-04-13 2026-04-13 1",
    "spot KRW USD 2026-04-13 = 1489.952071208490243067 ± 0.000045665707501134, 2026-04-13 2026-04-13 1",
    "spot IDR USD 2026-04-13 = 17187.649777473467990414 ± 0.000043042542413432, 2026-04-13 2026-04-13 1",
    "spot USD JPY 2026-04-13 = 0.006256492637215529 ± 0.000069567325561518, 2026-04-13 2026-04-13 1",
    "spot AUD USD 2026-04-12 = 1.414140551618136794 ± 0.000072886315790657, 2026-04-10 2026-04-10 1",
    "spot CHF GBP 2026-04-06 = 1.055894926248954191 ± 0.000060001600598334, 2026-04-02 2026-04-02 1",
    "spot BGN USD 2025-12-31 = 1.664510638297872340 ± 0.000068118177684269, 2025-12-31 2025-12-31 1",
    "spot BGN EUR 2026-01-05 = 1.955800000000000000 ± 0.000025564986194907, 2025-12-31 2025-12-31 1",
    "spot PLN EUR 2024-10-16 = 4.300000000000000000 ± 0.000011627906976744, 2024-10-16 2024-10-16 1",
    "spot THB USD 2025-12-14 = 31.540363140397238087 ± 0.000056135625865402, 2025-12-12 2025-12-12 1",
    "month-mean AUD USD 2026-04-13 = 1.424969348377294030 ± 0.000073621820616548, 2026-03-02 2026-03-31 22",
    "month-mean EUR USD 2026-04-13 = 0.865200459076677503 ± 0.000043260022953834, 2026-03-02 2026-03-31 22",
    "month-mean JPY USD 2026-04-13 = 158.676108968502515078 ± 0.000070523200976412, 2026-03-02 2026-03-31 22",
    "month-mean USD EUR 2026-04-13 = 1.155831818181818182 ± 0.000043260022953834, 2026-03-02 2026-03-31 22",
    "month-mean GBP USD 2026-04-13 = 0.749525577662745886 ± 0.000049031685491460, 2026-03-02 2026-03-31 22",
    "month-mean KRW USD 2026-04-13 = 1490.881575661291806636 ± 0.000046161877775476, 2026-03-02 2026-03-31 22",
    "month-mean HUF CHF 2026-04-13 = 427.968140062253791312 ± 0.000067829995075829, 2026-03-02 2026-03-31 22",
    "month-mean INR USD 2026-04-13 = 92.874469298822589803 ± 0.000043725852099127, 2026-03-02 2026-03-31 22",
    "month-mean MXN JPY 2026-04-13 = 0.111933616106531276 ± 0.000029698933775430, 2026-03-02 2026-03-31 22",
    "month-mean ISK EUR 2026-04-13 = 144.040000000000000000 ± 0.000034713171765842, 2026-03-02 2026-03-31 22",
    "month-mean USD GBP 2025-03-01 = 1.253474116036653282 ± 0.000054040019157965, 2025-02-03 2025-02-28 20",
    "month-mean CNY USD 2025-01-15 = 7.281318658759299324 ± 0.000054270476990158, 2024-12-02 2024-12-31 20",
    "month-mean BGN USD 2026-01-01 = 1.670415878930068171 ± 0.000068269145079508, 2025-12-01 2025-12-31 21",
    "year-mean AUD USD 2026-04-13 = 1.513290117080517132 ± 0.000071684639427220, 2025-04-01 2026-03-31 255",
    "year-mean EUR USD 2026-04-13 = 0.862975435863588420 ± 0.000043148771793179, 2025-04-01 2026-03-31 255",
    "year-mean JPY USD 2026-04-13 = 150.736986383001965098 ± 0.000071815893079917, 2025-04-01 2026-03-31 255",
    "year-mean USD EUR 2026-04-13 = 1.159116470588235294 ± 0.000043148771793179, 2025-04-01 2026-03-31 255",
    "year-mean GBP USD 2026-04-13 = 0.746217077014411593 ± 0.000092357557131176, 2025-04-01 2026-03-31 255",
    "year-mean KRW USD 2026-04-13 = 1424.941424640383016820 ± 0.000046179439744106, 2025-04-01 2026-03-31 255",
    "year-mean HUF CHF 2026-04-13 = 422.221481669546860551 ± 0.000066518922477950, 2025-04-01 2026-03-31 255",
    "year-mean INR USD 2026-04-13 = 88.385068290926881305 ± 0.000043637423313365, 2025-04-01 2026-03-31 255",
    "year-mean MXN JPY 2026-04-13 = 0.123041993887075028 ± 0.000031001677146688, 2025-04-01 2026-03-31 255",
    "year-mean ISK EUR 2026-04-13 = 144.508745098039215686 ± 0.000270728609468179, 2025-04-01 2026-03-31 255",
    "year-mean USD GBP 2025-03-01 = 1.274804715665980137 ± 0.000052482225620270, 2024-03-01 2025-02-28 255",
    "year-mean CNY USD 2025-01-15 = 7.195586309959181069 ± 0.000052627724758296, 2024-01-02 2024-12-31 256",
    "year-mean BGN USD 2026-01-31 = 1.734216700299802762 ± 0.000069900212197049, 2025-01-02 2025-12-31 255",
    "first-of-month-12 AUD USD 2026-04-13 = 1.504227274064165592 ± 0.000071668229681708, 2025-05-02 2026-04-01 12",
    "first-of-month-12 EUR USD 2026-04-13 = 0.860749827936676229 ± 0.000043037491396834, 2025-05-02 2026-04-01 12",
    "first-of-month-12 JPY USD 2026-04-13 = 150.974265226891270369 ± 0.000071587860059647, 2025-05-02 2026-04-01 12",
    "first-of-month-12 USD EUR 2026-04-13 = 1.161991666666666667 ± 0.000043037491396834, 2025-05-02 2026-04-01 12",
    "first-of-month-12 GBP USD 2026-04-13 = 0.745623339409619440 ± 0.000092165424109998, 2025-05-02 2026-04-01 12",
    "first-of-month-12 KRW USD 2026-04-13 = 1424.206966427332285403 ± 0.000046062091930965, 2025-05-02 2026-04-01 12",
    "first-of-month-12 HUF CHF 2026-04-13 = 420.335680094070147505 ± 0.000066630986804679, 2025-05-02 2026-04-01 12",
    "first-of-month-12 INR USD 2026-04-13 = 88.743886532720002807 ± 0.000043522989715233, 2025-05-02 2026-04-01 12",
    "first-of-month-12 MXN JPY 2026-04-13 = 0.122182839173086938 ± 0.000030891565795545, 2025-05-02 2026-04-01 12",
    "first-of-month-12 ISK EUR 2026-04-13 = 144.700000000000000000 ± 0.000267777317552648, 2025-05-02 2026-04-01 12",
    "first-of-month-12 USD GBP 2025-03-03 = 1.273509146583722993 ± 0.000052697783352609, 2024-04-02 2025-03-03 12",
    "first-of-month-12 CNY USD 2025-01-15 = 7.202970418101039557 ± 0.000052860187988274, 2024-02-01 2025-01-02 12",
  ]

  @Test func ratesOfEachMethod() throws {
    let history = try Self.history()
    for line in Self.rates {
      let words = line.split(separator: " ").map(String.init)
      let method = try #require(RateMethod(rawValue: words[0]))
      let rate = try history.rate(of: words[1], base: words[2], method: method, on: date(words[3]))
      let figures =
        "\(rate.unitsPerBase.formatted(fractionDigits: 18)) ± \(rate.relativeError.formatted(fractionDigits: 18))"
      #expect(
        "\(method.rawValue) \(rate.currency) \(rate.base) \(rate.date) = \(figures), \(rate.firstDay) \(rate.lastDay) \(rate.count)"
          == line)
    }
  }

  @Test(arguments: [
    // Bulgaria has the euro since 2026; the file begins in 2024.
    ("BGN", "USD", RateMethod.yearMean, "2026-04-13", "there is no rate of BGN on 2026-01-02, which the mean of "),
    ("BGN", "USD", .firstOfMonth12, "2026-01-02", "there is no rate of BGN on 2026-01-02, which the mean of "),
    ("BGN", "EUR", .spot, "2026-01-08", "the last one is of 2025-12-31"),
    ("EEK", "EUR", .spot, "2026-04-13", "there is no earlier one"),
    ("EUR", "USD", .spot, "2024-01-01", "there is no earlier one"),
    ("USD", "EUR", .spot, "2026-04-21", "the last one is of 2026-04-13"),
    ("USD", "EUR", .monthMean, "2024-01-31", "there are no rates between 2023-12-01 and 2024-01-01"),
    ("USD", "EUR", .monthMean, "2026-05-04", "there are no rates between 2026-04-13 and 2026-05-01"),
    ("USD", "EUR", .yearMean, "2024-12-31", "there are no rates between 2023-12-01 and 2024-01-02"),
    ("USD", "EUR", .firstOfMonth12, "2024-11-30", "there are no rates of 2023-12 on or before 2024-11-30"),
    ("USD", "EUR", .firstOfMonth12, "2026-01-01", "take a later day of the month"),
    ("UDS", "EUR", .spot, "2026-04-13", "did you mean \"USD\"?"),
  ])
  func ratesThatThereAreNot(
    currency: String, base: String, method: RateMethod, on day: String, message: String
  ) throws {
    let history = try Self.history()
    let error = try #require(
      #expect(throws: Finding.self) { try history.rate(of: currency, base: base, method: method, on: date(day)) })
    #expect(error.code == "no-exchange-rate")
    #expect(error.message.contains(message))
  }

  /// Rates of 4.3 and 37 are rates of 4.3000 and 37.000 from which the file leaves out zeros: each day's is precise enough.
  @Test func noRateIsTooImprecise() throws {
    let history = try Self.history()
    var count = 0
    for day in history.days {
      for code in history.currencies where history.printedRate(of: code, on: day) != nil {
        let error = try history.rate(of: code, base: "EUR", on: day).relativeError
        #expect(error.units < ExactDecimal.unitsPerOne / 1000)
        count += 1
      }
    }
    // By Python: the cells that are not N/A.
    #expect(count == 17360)
  }
}
