"""Debian's libical, as far as these tests need it; put before another script."""

import ctypes

try:
    _library = ctypes.CDLL("libical.so.3")
except OSError as error:
    raise SystemExit(f"libical cannot be loaded ({error}); install the Debian package libical3")


class Time(ctypes.Structure):
    """struct icaltimetype"""

    _fields_ = [
        (name, ctypes.c_int)
        for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")
    ] + [("zone", ctypes.c_void_p)]


def _function(name, result, *arguments):
    function = getattr(_library, name)
    function.restype = result
    function.argtypes = arguments
    return function


_pointer, _text, _int = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_parse = _function("icalparser_parse_string", _pointer, _text)
_free = _function("icalcomponent_free", None, _pointer)
_kind = _function("icalcomponent_string_to_kind", _int, _text)
_first_component = _function("icalcomponent_get_first_component", _pointer, _pointer, _int)
_next_component = _function("icalcomponent_get_next_component", _pointer, _pointer, _int)
_first_property = _function("icalcomponent_get_first_property", _pointer, _pointer, _int)
_next_property = _function("icalcomponent_get_next_property", _pointer, _pointer, _int)
_property_name = _function("icalproperty_get_property_name", _text, _pointer)
_property_value = _function("icalproperty_get_value", _pointer, _pointer)
_value_kind = _function("icalvalue_isa", _int, _pointer)
_value_kind_named = _function("icalvalue_string_to_kind", _int, _text)
_value_text = _function("icalvalue_get_text", _text, _pointer)
_value_string = _function("icalvalue_as_ical_string", _text, _pointer)
_parameter_kind = _function("icalparameter_string_to_kind", _int, _text)
_first_parameter = _function("icalproperty_get_first_parameter", _pointer, _pointer, _int)
_common_name = _function("icalparameter_get_cn", _text, _pointer)
_zone_new = _function("icaltimezone_new", _pointer)
_zone_set = _function("icaltimezone_set_component", _int, _pointer, _pointer)
_zone_offset = _function(
    "icaltimezone_get_utc_offset_of_utc_time", _int, _pointer, ctypes.POINTER(Time), ctypes.POINTER(_int))
_clone = _function("icalcomponent_new_clone", _pointer, _pointer)

_ANY_PROPERTY = 0


class Component:
    def __init__(self, pointer):
        self.pointer = pointer

    @classmethod
    def parse(cls, text):
        return cls(_parse(text.encode()))

    def free(self):
        _free(self.pointer)

    def children(self, name):
        kind = _kind(name.encode())
        child = _first_component(self.pointer, kind)
        while child:
            yield Component(child)
            child = _next_component(self.pointer, kind)

    def properties(self):
        """Name, value (decoded if it is TEXT) and the property, for its parameters."""
        found = _first_property(self.pointer, _ANY_PROPERTY)
        while found:
            value = _property_value(found)
            if value and _value_kind(value) in _TEXTS:
                decoded = _value_text(value)
            else:
                decoded = _value_string(value) if value else None
            yield _property_name(found).decode(), (decoded or b"").decode(), found
            found = _next_property(self.pointer, _ANY_PROPERTY)

    def offsets(self, instants):
        """Seconds east of UTC that this VTIMEZONE says for naive UTC datetimes."""
        zone = _zone_new()
        if not _zone_set(zone, _clone(self.pointer)):
            raise ValueError("libical does not take the VTIMEZONE")
        daylight = _int()
        for instant in instants:
            time = Time(*instant.timetuple()[:6], 0, 0, None)
            yield _zone_offset(zone, ctypes.byref(time), ctypes.byref(daylight))


def common_name(line):
    parameter = _first_parameter(line, _parameter_kind(b"CN"))
    return _common_name(parameter).decode() if parameter else None


_TEXTS = {_value_kind_named(b"TEXT")}
