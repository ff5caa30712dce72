/// What a transfer tells while it runs, always on the thread that called ``CurlHandle/perform(uploading:observedBy:)``.
package protocol CurlObserver: AnyObject {
    /// A protocol command went out, of which only the leading letters come here: what follows may be credentials.
    func sent(command: String)
    /// One line of a reply, or one header line, with its line end.
    func heard(line: [UInt8])
    /// A piece of the answer's body.
    func received(_ bytes: [UInt8])
    /// Asked once, before the first piece of the upload is handed to libcurl, and may take its time; `false` cuts the
    /// transfer.
    func mayBegin() -> Bool
    /// A piece of the upload was handed to libcurl; `remaining` bytes are still here, so 0 is the end of the data.
    func handedOver(remaining: Int)
    /// Asked after each event and at least once a second; `false` cuts the transfer.
    func mayContinue() -> Bool
}

extension CurlObserver {
    package func sent(command: String) {}
    package func heard(line: [UInt8]) {}
    package func received(_ bytes: [UInt8]) {}
    package func mayBegin() -> Bool { true }
    package func handedOver(remaining: Int) {}
    package func mayContinue() -> Bool { true }
}
