#pragma once
// Every table of the database and the room that owns it. This table is the law; docs/architecture.md explains it.

#include <array>
#include <string_view>

namespace muster::check {

/// Only the SQL of its owner writes a table. Another room asks its owner by a function; where that would be a query for
/// each row of a list, a count or a night's deletion, the rooms in `may_join` read it in one statement with their own.
struct Table {
  std::string_view name;
  std::string_view owner;
  std::string_view may_join{};  ///< names with a space between
};

inline constexpr std::array tables = std::to_array<Table>({
    {"setting", "store"},
    {"audit", "store"},
    {"audit_scope", "store"},

    {"outbox", "mail", "booking"},  // what became of each copy of a message, with its state as a filter
    {"stopped_mail", "mail"},
    {"mail_stop_key", "mail"},
    {"bounced_address", "mail"},
    {"job", "jobs"},
    {"job_result", "jobs"},

    {"programme", "access", "events booking"},  // lists keep to the programmes of whoever looks, by their names
    {"account", "access"},
    {"account_role", "access"},
    {"sign_in_link", "access"},
    {"sign_in_session", "access"},
    {"known_browser", "access"},
    {"access_token", "access"},
    {"team_change", "access"},
    {"account_identity", "access"},
    {"directory_rule", "directory"},
    {"spent_sign_in", "directory"},
    {"throttle", "access"},
    {"sent_request", "access"},

    {"feed", "feeds"},
    {"webhook_receiver", "webhooks"},
    {"webhook_delivery", "webhooks"},

    {"region", "people"},
    {"place", "people"},
    {"programme_region", "people"},
    {"organisation", "people", "booking"},  // a booking is shown, counted and sorted with who it is of, and from where
    {"organisation_serves", "people"},
    {"organisation_alias", "people"},
    {"organisation_kind", "people"},
    {"network_change", "people"},
    {"network_change_moved", "people"},
    {"person", "people", "booking"},

    // What is kept of a person hangs on the date of their last event; the newest forms of a programme are found at
    // once.
    {"event", "events", "booking feedback people themes"},
    {"event_session", "events"},
    {"event_series", "events"},
    {"event_in_series", "events"},
    {"event_shown", "events"},
    {"agenda_change", "events"},
    {"shown_agenda", "events"},
    {"programme_logo", "events"},

    {"import", "intake", "booking feedback"},  // what an import made stands until the import is undone
    {"import_made", "intake", "booking"},
    {"unfinished_import", "intake", "booking feedback"},  // what it has saved is hidden until its end
    {"staged_upload", "intake"},
    {"programme_upload", "intake"},
    {"column_choice", "intake"},

    {"indicator_release", "indicators"},
    {"indicator_value", "indicators"},

    {"membership_kind", "membership"},
    {"membership", "membership"},
    {"membership_person", "membership"},
    {"membership_settings", "membership"},
    {"membership_charge", "membership"},
    {"membership_reminder", "membership"},
    {"membership_moved", "membership"},
    {"mail_list", "lists"},
    {"mail_list_member", "lists"},
    {"mail_list_message", "lists"},
    {"member_area", "members"},
    {"member_link", "members"},
    {"member_session", "members"},
    {"document", "documents"},
    {"notice", "noticeboard"},
    {"notice_before", "noticeboard"},
    {"bulletin_issue", "bulletin"},
    {"bulletin_block", "bulletin"},
    {"invoice", "membership"},
    {"invoice_line", "membership"},
    {"invoice_counter", "membership"},

    {"action", "actions"},
    {"family_concern", "actions"},
    {"comment_response", "actions"},
    {"concern_page", "actions"},

    {"booking", "booking"},
    {"booking_row", "booking", "people"},  // by the triggers that keep beside a person whose events they stand in
    {"booking_step", "booking"},
    {"booking_page", "booking"},
    {"booking_own", "booking"},
    {"booking_form", "booking"},
    {"substitute_request", "booking"},
    {"booking_answers", "booking"},
    {"booking_link", "booking"},
    {"booked_for", "booking"},
    {"offered_session", "booking"},
    {"session_choice", "booking"},
    {"table_plan", "booking"},
    {"table_seat", "booking"},
    {"nomination_call", "booking"},
    {"nomination_link", "booking"},
    {"nomination", "booking"},
    {"seat_rules", "booking"},
    {"seat_turn", "booking"},
    {"booking_code", "booking"},
    {"booking_former_code", "booking"},
    {"door_scan", "booking"},
    {"certificate_rules", "booking"},
    {"compulsory_session", "booking"},
    {"certificate", "booking"},
    {"online_join", "booking"},
    {"online_presence", "booking"},
    {"delegate_needs", "booking"},
    {"person_change", "booking"},
    {"person_before", "booking"},
    {"needs_before", "booking"},
    {"delegate_message", "booking"},
    {"delegate_message_to", "booking"},
    {"delegate_message_sent", "booking"},
    {"planned_message", "booking"},
    {"planned_invitations", "booking"},
    {"message_template", "booking"},
    {"need_join", "booking"},
    {"need_join_wording", "booking"},

    {"form_version", "feedback"},
    {"form_draft", "feedback"},
    {"round", "feedback", "themes"},
    {"round_breakdown", "feedback"},
    {"round_closing", "feedback"},
    {"response", "feedback"},
    {"unfinished_closing", "feedback"},
    {"response_batch", "feedback"},
    {"submission_key", "feedback"},
    {"personal_answer", "feedback"},
    {"response_receipt", "feedback"},
    {"withdrawn_response", "feedback"},
    {"answer_draft", "feedback"},
    {"imported_row", "feedback"},
    {"imported_response", "feedback"},
    {"answer_link", "feedback"},
    {"answer_link_key", "feedback"},
    {"spent_link", "feedback"},
    {"link_mailing", "feedback"},
    {"paper_pile", "feedback"},
    {"paper_sheet", "feedback"},
    {"note", "feedback"},
    {"note_row", "feedback"},
    {"note_change", "feedback"},
    {"note_before", "feedback"},
    {"text_look", "feedback"},

    {"theme_book", "themes"},
    {"theme", "themes"},
    {"theme_change", "themes"},
    {"theme_question", "themes"},
    {"theme_reading", "themes"},
    {"theme_lock", "themes"},
    {"theme_quote", "themes"},
    {"theme_step", "themes"},
    {"theme_rule_reading", "themes"},
    {"word_list", "wordlist"},

    {"room", "room"},
    {"room_code", "room"},
    {"room_pace", "room"},
    {"room_question", "room"},
    {"room_vote", "room"},
    {"room_hidden_word", "room"},
    {"room_poll", "room"},
    {"room_poll_answer", "room"},
    {"room_poll_vote", "room"},

    {"publication", "figures"},

    {"report_definition", "report"},
    {"report_picture", "report"},
    {"edition", "report"},
    {"edition_file", "report"},
    {"edition_document", "report"},
    {"edition_name", "report"},

    {"erasure", "privacy"},
    {"retention_period", "privacy"},
    {"retention_run", "privacy"},
    {"retention_went", "privacy"},
});

/// Looks for a name in every column that holds words of people, which its list of held data names.
inline constexpr std::string_view reads_tables_by_name = "privacy";

/// Carries whole programmes out of one database and into another, row by row, as its list says for every table: nothing
/// that an owner decides is decided there.
inline constexpr std::string_view carries_whole_programmes = "passage";

}  // namespace muster::check
