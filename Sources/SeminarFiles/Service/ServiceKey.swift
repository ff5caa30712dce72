/// The keys of the service's own file.
enum ServiceKey: String, CaseIterable {
    case seminars, templates, state
    case timeZone = "time_zone"
    case baseURL = "base_url"
    case http, control
    case tokenSecretFile = "token_secret_file"
    case delivery
    case noticeDelay = "notice_delay"
    case exportDirectory = "export_directory"
}

enum HTTPKey: String, CaseIterable { case listen }

enum ControlKey: String, CaseIterable { case socket }

enum DeliveryKey: String, CaseIterable {
    case transport, maildir, from
    case onlyTo = "only_to"
    case bounces, smtp
}

enum BounceKey: String, CaseIterable { case address, maildir, mbox }

enum SMTPKey: String, CaseIterable {
    case url, tls, user
    case passwordFile = "password_file"
    case passwordEnvironment = "password_env"
    case tokenFile = "token_file"
    case tokenCommand = "token_command"
    case tokenLife = "token_life"
    case certificatesFile = "ca_file"
    case connections, rate
    case domainRates = "domain_rates"
}
