"""Every file of the term folder, described: its columns, their units, what may be left out."""
from . import development, duty, management, meetings, organisation, pairing, publicity, record, scheme

FORMATS = (*organisation.FORMATS, *development.FORMATS, *meetings.FORMATS, *duty.FORMATS, *pairing.FORMATS,
           *record.FORMATS, *scheme.FORMATS, *management.FORMATS, *publicity.FORMATS)
BY_NAME = {form.name: form for form in FORMATS}
