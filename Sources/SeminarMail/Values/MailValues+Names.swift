extension MailValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("language", language)
        names.add("subject", subject)
        names.add("recipient", recipient)
        names.add("seminar", seminar)
        names.add("items", items)
        names.add("mostUrgent", mostUrgent)
        names.add("changes", changes)
        names.add("firstChange", firstChange)
        // One mail a week has it.
        names["digest"] = digest.flatMap(NamedValues.named)
        names.add("count", count)
        names.add("others", others)
        names.add("isSingle", isSingle)
        names.add("organisers", organisers)
        names.add("pageLink", pageLink)
        names.add("feedLink", feedLink)
        names.add("personalLink", personalLink)
        names.add("personalFeedLink", personalFeedLink)
        names.add("unsubscribeLink", unsubscribeLink)
        names.add("isWelcome", isWelcome)
        names.add("sentAt", sentAt)
        return names
    }
}

extension MailValues.RecipientValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("name", name)
        names.add("address", address)
        names.add("isOrganiser", isOrganiser)
        names.add("paper", paper)
        names.add("talk", talk)
        return names
    }
}

extension MailValues.SeminarValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("id", id)
        names.add("title", title)
        names.add("term", term)
        names.add("website", website)
        return names
    }
}

extension MailValues.OrganiserValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("name", name)
        names.add("role", role)
        names.add("email", email)
        return names
    }
}

extension MailValues.LinkValues: NamesItself {
    var names: [String: Any] {
        var names: [String: Any] = [:]
        names.add("text", text)
        names.add("target", target)
        return names
    }
}
