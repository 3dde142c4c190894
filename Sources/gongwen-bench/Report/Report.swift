import JSON

/// Figures of one run of the benchmark.
struct Report {
  /// Version of the form below; `--compare` reads only its own.
  static let format = 1

  var rows: [Row] = []

  /// One quantity, at one size or at several.
  struct Row {
    enum Unit: String {
      case milliseconds = "ms"
      case mebibytes = "MiB"
    }

    var group: String
    var name: String
    var unit = Unit.milliseconds
    var points: [Point] = []

    /// How the median grows with size; nil for a quantity without sizes.
    var exponent: Double? { growthExponent(points.map { (Double($0.bytes), $0.summary.median) }) }
  }

  struct Point {
    /// Size of the document; 0 for a quantity that has none.
    var bytes: Int
    var summary: Summary
  }

  /// Adds samples to the row of this name, which is made if it is not there.
  mutating func add(
    _ group: String,
    _ name: String,
    unit: Row.Unit = .milliseconds,
    bytes: Int = 0,
    _ samples: [Double]
  ) {
    guard let summary = Summary(samples) else { return }
    add(group, name, unit: unit, bytes: bytes, summary)
  }

  mutating func add(_ group: String, _ name: String, unit: Row.Unit = .milliseconds, bytes: Int = 0, _ summary: Summary)
  {
    let point = Point(bytes: bytes, summary: summary)
    if let index = rows.firstIndex(where: { $0.group == group && $0.name == name }) {
      rows[index].points.append(point)
    } else {
      rows.append(Row(group: group, name: name, unit: unit, points: [point]))
    }
  }

  func point(_ group: String, _ name: String, bytes: Int) -> Point? {
    rows.first { $0.group == group && $0.name == name }?.points.first { $0.bytes == bytes }
  }
}

extension Report {
  var json: String {
    var writer = JSONWriter()
    writer.object {
      $0.field("format", Report.format)
      $0.field("machine") {
        $0.object {
          $0.field("processor", Machine.processor)
          $0.field("cores", Machine.cores)
          $0.key("load")
          $0.double(Machine.load)
        }
      }
      $0.field("rows") { $0.array(rows) { $0.row($1) } }
    }
    return writer.string + "\n"
  }

  /// Reads what `json` wrote; nil for anything else.
  init?(json bytes: [UInt8]) {
    guard let value = try? JSONValue(bytes), value["format"]?.int == Report.format, let rows = value["rows"] else {
      return nil
    }
    self.rows = rows.elements.compactMap { row in
      guard let group = row["group"]?.string, let name = row["name"]?.string,
        let unit = row["unit"]?.string.flatMap(Row.Unit.init(rawValue:)), let points = row["points"]
      else { return nil }
      return Row(group: group, name: name, unit: unit, points: points.elements.compactMap(Point.init(json:)))
    }
  }
}

extension Report.Point {
  fileprivate init?(json value: JSONValue) {
    guard let bytes = value["bytes"]?.int, let count = value["n"]?.int, let median = value["median"]?.double,
      let p95 = value["p95"]?.double, let p99 = value["p99"]?.double, let minimum = value["min"]?.double,
      let maximum = value["max"]?.double
    else { return nil }
    var summary = Summary(value: median)
    (summary.count, summary.p95, summary.p99, summary.minimum, summary.maximum) = (count, p95, p99, minimum, maximum)
    self.init(bytes: bytes, summary: summary)
  }
}

extension JSONWriter {
  fileprivate mutating func row(_ row: Report.Row) {
    object {
      $0.field("group", row.group)
      $0.field("name", row.name)
      $0.field("unit", row.unit.rawValue)
      if let exponent = row.exponent {
        $0.key("exponent")
        $0.double(exponent)
      }
      $0.field("points") { $0.array(row.points) { $0.point($1) } }
    }
  }

  private mutating func point(_ point: Report.Point) {
    object {
      $0.field("bytes", point.bytes)
      $0.field("n", point.summary.count)
      $0.key("median")
      $0.double(point.summary.median)
      $0.key("p95")
      $0.double(point.summary.p95)
      $0.key("p99")
      $0.double(point.summary.p99)
      $0.key("min")
      $0.double(point.summary.minimum)
      $0.key("max")
      $0.double(point.summary.maximum)
    }
  }
}
