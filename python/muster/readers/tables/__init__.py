"""Every file of the term folder, described: its columns, their units, what may be left out."""
from . import duty, organisation, pairing, record, scheme

FORMATS = (*organisation.FORMATS, *duty.FORMATS, *pairing.FORMATS, *record.FORMATS, *scheme.FORMATS)
BY_NAME = {form.name: form for form in FORMATS}
