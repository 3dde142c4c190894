package import Text

/// What a source offered, for counting how often that comes true.
package struct OfferedText: Sendable {
  package var text: [CodeUnit]
  package var offerCase: OfferCase
  /// Of a frame to fill in, the frame; its first `typed` units stand before the cursor.
  package var frame: Template?
  package var typed: Int
  /// How probable counts alone hold it to follow, as far as they follow what is so improbable; else 0.
  package var counted: Float
}
