#ifndef SEMINARD_CLIBICAL_SHIM_H
#define SEMINARD_CLIBICAL_SHIM_H

/* What is measured of libical, a loop each, so that no call from Swift to C is measured with it. */

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

/* The length of a calendar's text. */
static inline size_t clibical_render(icalcomponent *calendar) {
    char *text = icalcomponent_as_ical_string_r(calendar);
    size_t length = strlen(text);
    free(text);
    return length;
}

/* How many occurrences a rule has from `start` until before `end_year`; `sum` gets something of each, its instant where
   `as_instants` is not 0, so that no compiler can leave the work out. */
static inline long clibical_expand(
    const char *rule, const char *start, int end_year, const char *zone, int as_instants, long long *sum) {
    icaltimezone *timezone = icaltimezone_get_builtin_timezone(zone);
    struct icaltimetype first = icaltime_from_string(start);
    icaltime_set_timezone(&first, timezone);
    icalrecur_iterator *iterator = icalrecur_iterator_new(icalrecurrencetype_from_string(rule), first);
    long count = 0;
    for (;;) {
        struct icaltimetype next = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next) || next.year >= end_year) break;
        *sum += as_instants ? (long long)icaltime_as_timet_with_zone(next, timezone) : next.year + next.day;
        count += 1;
    }
    icalrecur_iterator_free(iterator);
    return count;
}

#endif
