import Foundation

/// Base64 as it arrives, in lines (RFC 2045 §6.8).
enum Base64Text {
    static func decode(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        Data(base64Encoded: Data(octets), options: .ignoreUnknownCharacters).map { Array($0)[...] }
    }
}
