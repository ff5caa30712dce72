import CCurl
import Glibc

/// One easy handle of libcurl with the connection it keeps, freed when it goes out of use.
///
/// A handle belongs to one thread at a time. All pointers into libcurl, and libcurl's into us, begin and end in this file.
package struct CurlHandle: ~Copyable {
    private let easy: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [CURLoption.RawValue: UnsafeMutablePointer<curl_slist>]
    private var lastCode: CurlCode

    /// Makes a handle with the settings that hold for all of ours: no signals, no proxy from the environment, certificates
    /// checked, TLS 1.2 or newer.
    package init() throws(CurlFailure) {
        self = try Self.withCommonSettings()
    }

    private static func withCommonSettings() throws(CurlFailure) -> CurlHandle {
        guard libraryState == CURLE_OK, let easy = curl_easy_init() else {
            throw .failed(.outOfMemory, reason: "libcurl could not be initialised")
        }
        let handle = CurlHandle(owning: easy)
        try handle.applyCommonSettings()
        return handle
    }

    private init(owning easy: UnsafeMutableRawPointer) {
        self.easy = easy
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        lists = [:]
        lastCode = .ok
    }

    private func applyCommonSettings() throws(CurlFailure) {
        try check(ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText))
        try check(ccurl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
        try installCallbacks()
        try set(.noSignals, to: true)
        try set(.proxy, to: "")
        try set(.verifyPeer, to: true)
        try set(.verifyHost, to: .on)
        try set(.quickExit, to: true)
        try set(.noProgress, to: false)
        try set(.verbose, to: true)
    }

    deinit {
        closeWithoutWaiting()
        curl_easy_cleanup(easy)
        for list in lists.values { curl_slist_free_all(list) }
        errorText.deallocate()
    }

    /// Keeps libcurl from waiting, up to two minutes and out of reach of our deadlines, for the answer to the QUIT that it
    /// sends when a kept connection is closed: nothing more can be read, and after a failure nothing more written.
    private func closeWithoutWaiting() {
        var descriptor: curl_socket_t = -1
        guard ccurl_get_socket(easy, CURLINFO_ACTIVESOCKET, &descriptor) == CURLE_OK, descriptor >= 0 else { return }
        _ = shutdown(descriptor, lastCode == .ok ? Int32(SHUT_RD) : Int32(SHUT_RDWR))
    }

    // MARK: Settings

    package func set(_ option: CurlOption<String>, to value: String) throws(CurlFailure) {
        try check(ccurl_set_text(easy, option.code, value))
    }

    package func set(_ option: CurlOption<CurlSecret>, to value: CurlSecret) throws(CurlFailure) {
        try check(ccurl_set_text(easy, option.code, value.characters))
    }

    package func set(_ option: CurlOption<Bool>, to value: Bool) throws(CurlFailure) {
        try check(ccurl_set_long(easy, option.code, value ? 1 : 0))
    }

    package func set(_ option: CurlOption<Int>, to value: Int) throws(CurlFailure) {
        try check(ccurl_set_offset(easy, option.code, curl_off_t(value)))
    }

    package func set(_ option: CurlOption<CurlHostCheck>, to value: CurlHostCheck) throws(CurlFailure) {
        try check(ccurl_set_long(easy, option.code, value.rawValue))
    }

    package func set(_ option: CurlOption<CurlEncryption>, to value: CurlEncryption) throws(CurlFailure) {
        let level = value == .required ? CURLUSESSL_ALL : CURLUSESSL_NONE
        try check(ccurl_set_long(easy, option.code, Int(level.rawValue)))
    }

    /// Rounded up to the unit of the option, so that a short wait never becomes 0, which means no limit.
    package func set(_ option: CurlOption<Duration>, to value: Duration) throws(CurlFailure) {
        let unit: Duration = option.code == CURLOPT_SERVER_RESPONSE_TIMEOUT ? .seconds(1) : .milliseconds(1)
        try check(ccurl_set_long(easy, option.code, max(1, Int((value / unit).rounded(.up)))))
    }

    /// libcurl keeps only a pointer to a list, so the list lives as long as the handle or until it is replaced.
    package mutating func set(_ option: CurlOption<[String]>, to values: [String]) throws(CurlFailure) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(list, value) else {
                curl_slist_free_all(list)
                throw .failed(.outOfMemory, reason: CurlCode.outOfMemory.description)
            }
            list = longer
        }
        let code = ccurl_set_list(easy, option.code, list)
        curl_slist_free_all(lists.removeValue(forKey: option.code.rawValue))
        lists[option.code.rawValue] = list
        try check(code)
    }

    private func check(_ code: CURLcode) throws(CurlFailure) {
        guard code == CURLE_OK else {
            throw .failed(CurlCode(code), reason: "this libcurl refuses a setting: \(CurlCode(code))")
        }
    }

    // MARK: A transfer

    /// Runs one transfer to its end on this thread and says how libcurl judges it.
    package mutating func perform(
        uploading body: [UInt8] = [], observedBy observer: any CurlObserver
    ) -> CurlCode {
        let exchange = CurlExchange(body: body, observer: observer)
        errorText.pointee = 0
        attach(Unmanaged.passUnretained(exchange).toOpaque())
        let code = withExtendedLifetime(exchange) { CurlCode(curl_easy_perform(easy)) }
        attach(nil)
        lastCode = code
        return code
    }

    /// What libcurl added to the last code, for instance "SSL certificate problem: self-signed certificate"; else the
    /// sentence of the code itself.
    package var lastError: String {
        errorText.pointee == 0 ? lastCode.description : String(cString: errorText)
    }

    /// The errno of the last failed connect, 0 if none.
    package var systemError: Int32 { Int32(truncatingIfNeeded: number(CURLINFO_OS_ERRNO)) }

    /// The code of the last reply that libcurl saw. In SMTP it can be stale: follow the replies instead.
    package var responseCode: Int { number(CURLINFO_RESPONSE_CODE) }

    /// Whether the last transfer made no connection: it went over that of an earlier one, or could make none.
    package var reusedConnection: Bool { number(CURLINFO_NUM_CONNECTS) == 0 }

    private func number(_ info: CURLINFO) -> Int {
        var value = 0
        return ccurl_get_long(easy, info, &value) == CURLE_OK ? value : 0
    }

    private func installCallbacks() throws(CurlFailure) {
        try check(ccurl_set_read_callback(easy, readCallback))
        try check(ccurl_set_write_callback(easy, CURLOPT_WRITEFUNCTION, writeCallback))
        try check(ccurl_set_write_callback(easy, CURLOPT_HEADERFUNCTION, headerCallback))
        try check(ccurl_set_progress_callback(easy, progressCallback))
        try check(ccurl_set_debug_callback(easy, debugCallback))
    }

    private func attach(_ context: UnsafeMutableRawPointer?) {
        for option in [
            CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA, CURLOPT_DEBUGDATA,
        ] {
            _ = ccurl_set_pointer(easy, option, context)
        }
    }
}

/// libcurl asks to be initialised once, before any thread uses it; a global of Swift is exactly that.
private let libraryState = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

// MARK: What libcurl calls back

/// The state behind the callbacks of one transfer.
private final class CurlExchange {
    private let body: [UInt8]
    private var position = 0
    private var hasBegun = false
    let observer: any CurlObserver

    init(body: [UInt8], observer: any CurlObserver) {
        self.body = body
        self.observer = observer
    }

    static func from(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    func mayGoOn() -> Bool {
        guard observer.mayContinue() else { return false }
        if !hasBegun { hasBegun = observer.mayBegin() }
        return hasBegun
    }

    func copyNext(to buffer: UnsafeMutableRawPointer, atMost capacity: Int) -> Int {
        let piece = body[position..<min(position + capacity, body.count)]
        piece.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { buffer.copyMemory(from: start, byteCount: bytes.count) }
        }
        position += piece.count
        return piece.count
    }

    var remaining: Int { body.count - position }
}

// These are functions at file scope, not closures: a closure would inherit the isolation of where it is written and
// trap when libcurl calls it on another thread.

private func readCallback(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let buffer, let exchange = CurlExchange.from(context), exchange.mayGoOn() else {
        return Int(CURL_READFUNC_ABORT)
    }
    let copied = exchange.copyNext(to: buffer, atMost: size * count)
    // The last piece is not yet the end: that is libcurl's next call, which finds nothing.
    if copied == 0 || exchange.remaining > 0 { exchange.observer.handedOver(remaining: exchange.remaining) }
    return copied
}

private func writeCallback(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let exchange = CurlExchange.from(context) else { return size * count }
    exchange.observer.received([UInt8](UnsafeRawBufferPointer(start: bytes, count: size * count)))
    return size * count
}

/// Returning fewer bytes than were given ends the transfer.
private func headerCallback(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let bytes, let exchange = CurlExchange.from(context) else { return size * count }
    exchange.observer.heard(line: [UInt8](UnsafeRawBufferPointer(start: bytes, count: size * count)))
    return exchange.observer.mayContinue() ? size * count : 0
}

private func progressCallback(
    _ context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
    guard let exchange = CurlExchange.from(context) else { return 0 }
    return exchange.observer.mayContinue() ? 0 : 1
}

private func debugCallback(
    _: UnsafeMutableRawPointer?, _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard kind == CURLINFO_HEADER_OUT, let bytes, let exchange = CurlExchange.from(context) else { return 0 }
    // Only its verb: what follows may be a password.
    let verb = UnsafeRawBufferPointer(start: bytes, count: count).prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    exchange.observer.sent(command: String(decoding: verb.prefix(longestVerb), as: UTF8.self))
    return 0
}

/// STARTTLS; what is longer is none, and nothing to keep.
private let longestVerb = 8
