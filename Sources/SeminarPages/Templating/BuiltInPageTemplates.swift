/// The templates of the Templates folder, which the build embeds in the program.
enum BuiltInPageTemplates {
    static let texts: [String: String] = embedded.mapValues { String(decoding: $0, as: UTF8.self) }

    private static let embedded: [String: [UInt8]] = [
        "page.dates.html": PackageResources.page_dates_html_mustache,
        "page.foot.html": PackageResources.page_foot_html_mustache,
        "page.head.html": PackageResources.page_head_html_mustache,
        "page.index.html": PackageResources.page_index_html_mustache,
        "page.message.html": PackageResources.page_message_html_mustache,
        "page.missing.html": PackageResources.page_missing_html_mustache,
        "page.next.html": PackageResources.page_next_html_mustache,
        "page.papers.html": PackageResources.page_papers_html_mustache,
        "page.paragraphs.html": PackageResources.page_paragraphs_html_mustache,
        "page.people.html": PackageResources.page_people_html_mustache,
        "page.personal.html": PackageResources.page_personal_html_mustache,
        "page.runs.html": PackageResources.page_runs_html_mustache,
        "page.season.html": PackageResources.page_season_html_mustache,
        "page.seminar.html": PackageResources.page_seminar_html_mustache,
        "page.style.css": PackageResources.page_style_css_mustache,
        "page.subscribe.html": PackageResources.page_subscribe_html_mustache,
    ]
}
