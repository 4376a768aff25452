#pragma once
// The commands, a file for each family; each adds its subcommands to the program.

#include "console.hpp"

namespace CLI {  // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace muster::cli {
/// The address that opens a link to sign in, on the site that last had this database.
[[nodiscard]] Result<std::string> link_address(store::Database& database, const store::AuditContext& audit,
                                               const std::string& email);
}  // namespace muster::cli

namespace muster::cli {

/// What commands say of their option --round.
extern const char* const round_help;

void add_setup_commands(CLI::App& program, Console& console);   // init, demo, backup, restore
void add_region_commands(CLI::App& program, Console& console);  // region load, organisation load
void add_event_commands(CLI::App& program, Console& console);   // event add, event list, event form, open, close
void add_session_commands(CLI::App& program,
                          Console& console);  // session add, list, change, move, undo, delete, paste, show
void add_room_commands(CLI::App& program, Console& console);         // room open, room close
void add_answer_link_commands(CLI::App& program, Console& console);  // links show, who, send, remind, stop, make
void add_booking_commands(CLI::App& program, Console& console);      // booking list, show, step, undo
void add_message_commands(CLI::App& program, Console& console);      // message list, write, plan, send, record
void add_seat_commands(CLI::App& program, Console& console);         // seats show, set, ask, release, undo
void add_badge_commands(CLI::App& program, Console& console);        // badges
void add_table_commands(CLI::App& program, Console& console);        // tables show, set, make, move, print
void add_certificate_commands(CLI::App& program, Console& console);  // certificates
void add_online_commands(CLI::App& program, Console& console);       // online
/// `import` is the command that it stands below.
void add_attendance_import(CLI::App& import, Console& console);       // import attendance
void add_import_commands(CLI::App& program, Console& console);        // import delegates|responses|notes|undo
void add_indicator_commands(CLI::App& program, Console& console);     // indicators import|list|export
void add_turnout_commands(CLI::App& program, Console& console);       // turnout
void add_action_commands(CLI::App& program, Console& console);        // action list|add|answers
void add_member_commands(CLI::App& program, Console& console);        // members-area, document
void add_bulletin_commands(CLI::App& program, Console& console);      // bulletin list|show|send|hold
void add_notice_commands(CLI::App& program, Console& console);        // notice list|approve|give-back|take-down|undo
void add_membership_commands(CLI::App& program, Console& console);    // membership list|invoices|covers
void add_booking_page_commands(CLI::App& booking, Console& console);  // booking page, invite
void add_nomination_commands(CLI::App& booking, Console& console);    // booking leads, nominations
void add_form_commands(CLI::App& program, Console& console);
/// `form` is the command that they stand below.
void add_form_conversion_commands(CLI::App& form, Console& console);    // form check, form print
void add_summary_commands(CLI::App& program, Console& console);         // summary, words
void add_representation_commands(CLI::App& program, Console& console);  // representation
void add_test_commands(CLI::App& program, Console& console);            // test
void add_years_commands(CLI::App& program, Console& console);           // years
void add_year_commands(CLI::App& program, Console& console);            // year
void add_report_commands(CLI::App& program, Console& console);          // report, export
void add_theme_commands(CLI::App& program, Console& console);           // themes of a codebook
void add_word_commands(CLI::App& program, Console& console);            // phrases show, compare, list
void add_picture_commands(CLI::App& program, Console& console);         // picture add, list, remove
void add_programme_commands(CLI::App& program, Console& console);       // programme export, import
void add_edition_commands(CLI::App& program, Console& console);         // edition freeze, list, write
void add_publication_commands(CLI::App& program, Console& console);     // publication make, show, address, withdraw
void add_privacy_commands(CLI::App& program, Console& console);         // privacy, person
void add_access_commands(CLI::App& program, Console& console);          // sign-in-link, account, token
void add_webhook_commands(CLI::App& program, Console& console);         // webhook
void add_feed_commands(CLI::App& program, Console& console);            // feed
void add_directory_commands(CLI::App& program, Console& console);       // directory-rule
void add_route_commands(CLI::App& program, Console& console);           // routes
void add_serve_command(CLI::App& program, Console& console);            // serve
/// Lets every command that takes the short name of an event take that of a survey too. Called last.
void take_survey_names(CLI::App& program, Console& console);

}  // namespace muster::cli
