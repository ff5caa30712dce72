import CCurl

/// An option of libcurl together with the type that it takes, so that `set(.url, to: 3)` does not compile.
package struct CurlOption<Value> {
    let code: CURLoption
}

extension CurlOption where Value == String {
    package static var url: Self { Self(code: CURLOPT_URL) }
    /// Comma-separated schemes; what is not listed is refused, whatever a URL says.
    package static var protocols: Self { Self(code: CURLOPT_PROTOCOLS_STR) }
    package static var user: Self { Self(code: CURLOPT_USERNAME) }
    /// Which mechanisms of login are allowed: `AUTH=PLAIN;AUTH=LOGIN`.
    package static var loginOptions: Self { Self(code: CURLOPT_LOGIN_OPTIONS) }
    package static var authoritiesFile: Self { Self(code: CURLOPT_CAINFO) }
    package static var mailSender: Self { Self(code: CURLOPT_MAIL_FROM) }
    package static var unixSocketPath: Self { Self(code: CURLOPT_UNIX_SOCKET_PATH) }
    package static var requestMethod: Self { Self(code: CURLOPT_CUSTOMREQUEST) }
    package static var proxy: Self { Self(code: CURLOPT_PROXY) }
}

extension CurlOption where Value == CurlSecret {
    package static var password: Self { Self(code: CURLOPT_PASSWORD) }
    /// Of OAuth 2.0, for OAUTHBEARER and XOAUTH2.
    package static var bearerToken: Self { Self(code: CURLOPT_XOAUTH2_BEARER) }
}

extension CurlOption where Value == [String] {
    package static var mailRecipients: Self { Self(code: CURLOPT_MAIL_RCPT) }
    package static var requestHeaders: Self { Self(code: CURLOPT_HTTPHEADER) }
}

extension CurlOption where Value == Bool {
    package static var upload: Self { Self(code: CURLOPT_UPLOAD) }
    package static var verifyPeer: Self { Self(code: CURLOPT_SSL_VERIFYPEER) }
    package static var noSignals: Self { Self(code: CURLOPT_NOSIGNAL) }
    package static var noProgress: Self { Self(code: CURLOPT_NOPROGRESS) }
    package static var verbose: Self { Self(code: CURLOPT_VERBOSE) }
    /// Does not wait for a name lookup that hangs when the handle goes away.
    package static var quickExit: Self { Self(code: CURLOPT_QUICK_EXIT) }
    package static var pathAsIs: Self { Self(code: CURLOPT_PATH_AS_IS) }
}

/// Whether the host's name is compared with its certificate: libcurl takes 0 or 2, and 1 has meant different things.
package enum CurlHostCheck: Int {
    case off = 0
    case on = 2
}

extension CurlOption where Value == CurlHostCheck {
    package static var verifyHost: Self { Self(code: CURLOPT_SSL_VERIFYHOST) }
}

/// Encryption of a connection that begins in the clear (STARTTLS).
package enum CurlEncryption {
    case never
    case required
}

extension CurlOption where Value == CurlEncryption {
    package static var encryption: Self { Self(code: CURLOPT_USE_SSL) }
}

extension CurlOption where Value == Duration {
    /// From the first packet to the end of the login; libcurl halves it among the addresses of a host.
    package static var connectTimeout: Self { Self(code: CURLOPT_CONNECTTIMEOUT_MS) }
    package static var totalTimeout: Self { Self(code: CURLOPT_TIMEOUT_MS) }
    /// How long libcurl itself waits for one reply of SMTP, in whole seconds.
    package static var replyTimeout: Self { Self(code: CURLOPT_SERVER_RESPONSE_TIMEOUT) }
}

extension CurlOption where Value == Int {
    package static var uploadSize: Self { Self(code: CURLOPT_INFILESIZE_LARGE) }
}
