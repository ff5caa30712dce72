import CCurl

/// How libcurl says that a transfer ended (`CURLcode`), without the C type crossing the module.
package struct CurlCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(_ code: CURLcode) {
        self.init(rawValue: UInt32(code.rawValue))
    }

    /// libcurl's own sentence, for instance "SSL peer certificate or SSH remote key was not OK".
    package var description: String {
        guard let sentence = curl_easy_strerror(CURLcode(rawValue)) else { return "libcurl error \(rawValue)" }
        return String(cString: sentence)
    }
}

extension CurlCode {
    package static let ok = CurlCode(CURLE_OK)
    package static let malformedURL = CurlCode(CURLE_URL_MALFORMAT)
    package static let unresolvedHost = CurlCode(CURLE_COULDNT_RESOLVE_HOST)
    package static let noConnection = CurlCode(CURLE_COULDNT_CONNECT)
    /// In SMTP any reply whose class libcurl did not expect, even a success other than 250.
    package static let unexpectedReply = CurlCode(CURLE_WEIRD_SERVER_REPLY)
    package static let accessDenied = CurlCode(CURLE_REMOTE_ACCESS_DENIED)
    package static let refusedByObserver = CurlCode(CURLE_WRITE_ERROR)
    package static let timedOut = CurlCode(CURLE_OPERATION_TIMEDOUT)
    package static let handshakeFailed = CurlCode(CURLE_SSL_CONNECT_ERROR)
    package static let abortedByObserver = CurlCode(CURLE_ABORTED_BY_CALLBACK)
    package static let unknownOption = CurlCode(CURLE_UNKNOWN_OPTION)
    package static let sendFailed = CurlCode(CURLE_SEND_ERROR)
    package static let receiveFailed = CurlCode(CURLE_RECV_ERROR)
    package static let certificateRefused = CurlCode(CURLE_PEER_FAILED_VERIFICATION)
    package static let encryptionNotOffered = CurlCode(CURLE_USE_SSL_FAILED)
    package static let loginRefused = CurlCode(CURLE_LOGIN_DENIED)
    package static let unreadableAuthorities = CurlCode(CURLE_SSL_CACERT_BADFILE)
    package static let outOfMemory = CurlCode(CURLE_OUT_OF_MEMORY)
}
