/// What the program calls itself: `gongwen --version`, `serverInfo`, SARIF.
package enum Product {
  package static let name = "gongwen"
  package static let version = "0.1.0"
}
