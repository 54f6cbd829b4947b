/// Renders a chart as an SVG image: 720 units wide, as high as it needs to be, without scripts, fonts or links.
///
/// The same chart gives the same bytes on every machine: coordinates are whole hundredths of a unit.
public struct SVGWriter {
  /// What the names of elements begin with, so that several images can stand in one page.
  public let prefix: String

  /// A writer.
  /// - Parameter prefix: Letters, digits and hyphens, beginning with a letter.
  public init(prefix: String = "chart") { self.prefix = prefix }

  /// The image as text that ends in LF.
  public func render(_ chart: DistributionChart) -> String {
    document(DistributionDrawing(chart).frame(), title: chart.title, description: chart.description)
  }

  /// The image as text that ends in LF.
  public func render(_ chart: PlacementChart) -> String {
    document(PlacementDrawing(chart).frame(), title: chart.title, description: chart.description)
  }

  private func document(_ frame: ChartFrame, title: String, description: String) -> String {
    let (width, height) = (ChartFrame.width, frame.bottom + 14)
    let name = XMLText.escaped(prefix)
    var page = SVGCanvas()
    page.rectangle(.page, from: 0, to: width, top: 0, bottom: height)
    let head = [
      #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" viewBox="0 0 \#(width) \#(height)""#
        + #" role="img" aria-labelledby="\#(name)-title \#(name)-desc" font-family="system-ui, sans-serif">"#,
      #"<title id="\#(name)-title">\#(XMLText.escaped(title))</title>"#,
      #"<desc id="\#(name)-desc">\#(XMLText.escaped(description))</desc>"#,
      "<style>\(ChartStyle.styleSheet)</style>",
    ]
    return (head + page.lines + frame.canvas.lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }
}
