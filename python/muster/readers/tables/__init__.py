"""Every file of the term folder, described: its columns, their units, what may be left out."""
from . import (classroom, development, dormitory, duty, identity, management, meetings, network, organisation, pairing,
               publicity, record, scheme, told, venue)

FORMATS = (*organisation.FORMATS, *development.FORMATS, *meetings.FORMATS, *duty.FORMATS, *pairing.FORMATS,
           *record.FORMATS, *classroom.FORMATS, *network.FORMATS, *dormitory.FORMATS, *venue.FORMATS,
           *identity.FORMATS, *scheme.FORMATS, *management.FORMATS, *publicity.FORMATS, *told.FORMATS)
BY_NAME = {form.name: form for form in FORMATS}
