// Table by table: how long, and what of it is somebody's.
#include <muster/domain/privacy/held_data.hpp>

#include <algorithm>

namespace muster::privacy {

const std::vector<HeldTable>& held_tables() {
  constexpr std::string_view of_the_network = "About places and organisations, not about people.";
  constexpr std::string_view until_closing =
      "Emptied when the round closes; leads to nobody without the phone's own key.";
  static const std::vector<HeldTable> tables{
      // People and what they do
      {"person", "names contact-details job-titles", "", "first_name last_name email job_title place_code",
       "id organisation_id sort_name search_text search_email programmes", "", "erased version changed_at"},
      {"booking_row", "names", "", "event_id booked_at state", "id person_id sort_name search_text search_email", "",
       "sort_organisation organisation_kind batch"},
      {"booking_step", "names", "", "from_state to_state taken_at", "id booking_id taken_by act_id undoes", "reason",
       "number"},
      {"person_change", "names", "", "kind event_id changed_at", "id holder_id changed_by moved_rows act_id", "",
       "version_after"},
      {"person_before", "names contact-details job-titles", "", "first_name last_name email job_title place_code",
       "change_id person_id organisation_id", "", "side version edited_at"},
      {"needs_before", "needs", "", "access_needs dietary_needs", "change_id event_id", "", "side"},
      {"delegate_needs", "needs", "", "access_needs dietary_needs", "event_id person_id", "", ""},
      {"need_join", "", "What a programme calls several wordings of one need, for all its events.", "",
       "id programme_id replaced_by", "name", "kind made_at"},
      {"need_join_wording", "", "Hashes of wordings, beside no person.", "", "join_id wording_hash", "", ""},
      {"staged_upload", "uploads", "", "content", "id event_id job_id staged_by programme_id sort_file search_text",
       "file_name decisions remembered", "kind file_fingerprint row_count byte_count staged_at expires_at"},
      {"column_choice", "", "What the columns of lists hold, by their headings.", "", "programme_id", "decisions",
       "kind headings_hash chosen_at"},
      {"import", "", "The record of which lists were taken in: needed to undo them, and not to take one twice.",
       "file_name applied_at", "id event_id sort_file search_text", "",
       "kind file_fingerprint row_count added_count undone_at"},
      {"unfinished_import", "", "Gone when the import has ended.", "", "import_id", "", "batch renewed_at given_up"},
      {"indicator_release", "", "Published figures of places, not about people.", "", "id programme_id import_id",
       "title source", "number code unit published file_name"},
      {"indicator_value", "", "Published figures of places, not about people.", "", "release_id", "",
       "area_code year period published"},
      {"import_made", "", "What an import made, by ids: needed to undo it.", "", "import_id subject_id", "", "subject"},
      // Those who sign in
      {"account", "", "Kept until it is taken away: who has a role needs it.", "email added_at", "id", "", ""},
      {"account_role", "", "Goes with the account.", "programme_id role since seen_on",
       "account_id sort_email search_email", "", "reads_answers"},
      {"sign_in_link", "sign-in-links", "", "expires_at", "token_hash account_id browser_hash", "", "next_path"},
      {"sign_in_session", "sessions", "", "browser began_at seen_at", "token_hash id account_id", "", ""},
      {"known_browser", "known-browsers", "", "seen_at", "token_hash account_id", "", ""},
      {"access_token", "access-tokens", "", "", "id token_hash programme_id", "name", "role added_at ends_at used_on"},
      {"team_change", "team-changes", "", "email role_before since_before seen_before role_after expires_at",
       "id programme_id account_id", "", ""},
      {"throttle", "tries", "", "", "key_hash", "", "tokens filled_to full_at"},
      // Mail
      {"outbox", "mail", "", "recipient subject body html detail state reason created_at",
       "id programme_id sort_to search_text", "", "kind attempts next_at deadline"},
      {"delegate_message", "mail", "", "", "id event_id written_by request_id", "subject words",
       "people written_at ready"},
      {"delegate_message_to", "mail", "", "", "message_id person_id", "", ""},
      {"bounced_address", "mail", "", "address reason at", "", "", ""},
      // Long work: texts hold ids and names of things, but for what a failure says of what was given
      {"job", "jobs", "", "", "id asked_by scope", "title payload position outcome",
       "kind right_name asked_at state due_at runs holder held_until cancel_asked done_count total_count things link "
       "ended_at"},
      {"job_result", "jobs", "", "", "job_id", "file_name content", "content_type"},
      // Traces
      {"audit", "audit", "", "at action subject fields", "id actor subject_id", "", "scope"},
      {"audit_scope", "audit", "", "", "key", "", "name"},
      {"retention_run", "audit", "", "", "id ran_by", "", "ran_at"},
      {"retention_went", "audit", "", "", "run_id", "", "kind went"},
      {"retention_period", "", "Numbers of days.", "", "", "", "kind days"},
      {"erasure", "", "Hashes of ids that are gone; needed as long as a backup may come back.", "", "person_hash", "",
       "erased_on"},
      {"setting", "", "The program's own values: keys and the site's address.", "", "", "", "name value"},
      // Answers: nothing leads from them to anybody
      {"response", "answers", "", "", "id round_id", "", "answers released version"},
      {"personal_answer", "personal-answers", "", "answers", "id round_id", "", "released"},
      {"submission_key", "", until_closing, "", "round_id key_hash", "", ""},
      {"response_receipt", "", until_closing, "", "round_id receipt_hash response_id", "", ""},
      {"withdrawn_response", "", until_closing, "", "round_id response_id", "", ""},
      {"answer_draft", "",
       "Encrypted by a secret that stands in its own link alone; gone when the form is sent or closes, or after 14 "
       "days.",
       "", "round_id draft_hash", "", "body bytes last_day"},
      {"imported_row", "", until_closing, "", "round_id row_hash import_id", "", ""},
      {"imported_response", "", until_closing, "", "import_id response_id", "", ""},
      {"unfinished_closing", "", "Gone when the round has closed.", "", "round_id", "", "closes_at"},
      {"response_batch", "", until_closing, "", "round_id import_id", "", "number state responses"},
      {"answer_link", "answer-links", "", "", "round_id id person_id last_mailing", "", "mails"},
      {"answer_link_key", "", "Goes with its link; leads to nobody without the link's own secret.", "",
       "key_hash round_id link_id", "", ""},
      {"spent_link", "", "Which links were used, apart from the answers; whose they were is forgotten.", "",
       "round_id link_id", "", ""},
      {"link_mailing", "", "Its words go when the last mail is in the outbox.", "", "id round_id", "subject words",
       "kind written_at"},
      {"paper_pile", "", "Gone when its sheets are among the answers, or the round closes.", "", "round_id", "",
       "sheets mark last_number version"},
      {"paper_sheet", "",
       "Gone when it is added to the answers, or the round closes: its number stands on paper alone.", "", "round_id",
       "", "answers second_answers number state"},
      {"note_change", "note-changes", "", "", "id event_id", "", "number kind expires_at"},
      {"note_before", "note-changes", "", "", "change_id note_id import_id", "table_label body", "kind position"},
      {"note_row", "answers", "", "", "id event_id import_id sort_table sort_text search_text", "table_label body",
       "kind position"},
      // The network and its work
      {"form_version", "", "The questions that were asked: without them answers mean nothing.", "", "id event_id",
       "body", "number published_at"},
      {"form_draft", "", "A form that is being written: gone when it is published or thrown away.", "",
       "event_id saved_by", "body", "mark page_key saved_at"},
      {"round", "", "When a form was open.", "", "id event_id form_version_id", "",
       "short_code state opens_at closes_at closed_at salt readers_told answered_by links_stopped languages"},
      {"theme_book", "", "How often a codebook changed.", "", "programme_id", "", "version"},
      {"theme", "", "What themes are called and known by.", "", "programme_id", "name words split_words",
       "number code tone merged_into split_from split_at"},
      {"theme_change", "", "What codebooks were before, so that a change can be taken back.", "", "programme_id",
       "what before", "number fresh made_at undone"},
      {"theme_question", "", "By how many people answers are read.", "", "round_id", "", "question readers version"},
      {"theme_reading", "answers", "", "", "round_id text_key reader", "", "question themes says_nothing book_version"},
      {"theme_lock", "", "Ten minutes long.", "", "round_id text_key reader", "", "question until"},
      {"theme_quote", "answers", "", "", "round_id text_key", "", "question"},
      {"text_look", "answers", "", "", "round_id text_key", "printed", "decision"},
      {"round_closing", "", "How many were listed and had answered when a form closed.", "", "round_id", "",
       "number closed_at delegates responses"},
      {"round_breakdown", "", "Counts of groups that are large enough to be shown.", "", "round_id", "", "body"},
      {"room", "", "What the screen and the phones say.", "", "id event_id salt question_on",
       "headline challenge_prompt opportunity_prompt",
       "state shows_clouds shows_questions voters opened_at closed_at version word word_look"},
      {"room_code", "", "Addresses of tables, not of people.", "", "room_id", "", "code table_number"},
      {"room_pace", "", "How many notes came in five minutes.", "", "room_id", "", "began_at notes"},
      {"room_question", "answers", "", "", "id room_id asked_by", "body", "number table_number state votes"},
      {"room_vote", "", "Emptied when the room closes; leads to nobody without the phone's own key.", "",
       "question_id voter room_id", "", ""},
      {"room_poll", "", "What the organisers asked.", "", "id room_id", "question", "number state"},
      {"room_poll_answer", "", "How many chose what.", "", "poll_id", "label", "number votes"},
      {"room_poll_vote", "", "Emptied when the room closes; leads to nobody without the phone's own key.", "",
       "poll_id voter", "", "answer"},
      {"room_hidden_word", "", "Words that are not drawn.", "", "room_id", "word_key word", ""},
      {"report_definition", "", "The report's own words.", "", "event_id", "body", "name version"},
      {"edition", "", "A report as it was frozen and passed on: it goes with its event.", "", "id event_id frozen_by",
       "note words figures changes", "report number interim frozen_at checksum"},
      {"edition_file", "", "A report as it was frozen and passed on: it goes with its event.", "", "edition_id",
       "content", "format"},
      {"programme", "", of_the_network, "", "id", "name", "slug"},
      {"programme_logo", "", of_the_network, "", "programme_id", "", "content media_type"},
      {"programme_region", "", of_the_network, "", "programme_id region_id", "", "position"},
      {"event", "", "The record of what took place, and of what was asked.", "",
       "id programme_id region_id part_of session_id", "title venue cancelled_because",
       "slug date attendance version cancelled_at search_text kind"},
      {"event_session", "", "The agenda; speakers are named as it was announced.", "", "id event_id",
       "title place speakers", "code kind day starts_at ends_at capacity attendance online_capacity"},
      {"agenda_change", "", "What the agenda was before its last changes, so that they can be taken back.", "",
       "event_id", "what before", "number"},
      {"shown_agenda", "", "Whether attendees see the agenda.", "", "event_id", "", "shown_at"},
      {"region", "", of_the_network, "", "id programme_id copied_from", "", "slug name"},
      {"place", "", of_the_network, "", "region_id", "",
       "code name short_name part area tile_column tile_row position retired"},
      {"organisation", "", of_the_network, "", "id region_id programme_id", "name",
       "folded_name kind retired sort_name search_text search_aliases hidden"},
      {"organisation_kind", "", of_the_network, "", "programme_id", "", "name position"},
      {"network_change", "", of_the_network, "", "id programme_id", "what before", "number made_at"},
      {"network_change_moved", "", "Whom a merge of organisations moved, so that it can be taken back.", "",
       "change_id person_id", "", ""},
      {"organisation_serves", "", of_the_network, "", "organisation_id", "", "place_code"},
      {"organisation_alias", "", of_the_network, "", "organisation_id", "alias", "folded_alias"},
  };
  return tables;
}

std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (end > 0) names.push_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

}  // namespace muster::privacy
