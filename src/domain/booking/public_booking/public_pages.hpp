#pragma once
// What the pages of public booking share: the form, the facts above the button, the frame on a phone.

#include "domain/booking/delegate_pages.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/domain/booking/public_booking_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

[[nodiscard]] inline std::string public_path(const std::string& code, const std::string& rest = {}) {
  return "/b/" + code + rest;
}

/// An office shares one network, and a list of five hundred may be written to at one moment.
[[nodiscard]] std::shared_ptr<access::StrangerLimits> booking_limits();
/// What is said of whoever came too often.
[[nodiscard]] web::Reply too_many(const web::Request& request);

/// The rows "When", "Where", "Cost" of the event.
void show_facts(web::View& view, const ShownPage& shown, bool with_places);
[[nodiscard]] site::PhoneFrame public_frame(const events::Event& event, std::string title);
/// A whole page of a template of this folder, with its sheet.
[[nodiscard]] web::Reply public_reply(const web::Request& request, const site::PhoneFrame& frame, web::View& view,
                                      const std::string& template_name, int status = 200,
                                      const std::string& before = {});

/// What is said wherever needs are asked for: how many of the team read them, and when they go. Made of the roles that
/// people have and of the period as it is set.
[[nodiscard]] Result<std::string> needs_promise(store::Database& database, const NeedsPeriod& period,
                                                const events::Event& event);
/// What is said wherever people are asked whether they may be named.
[[nodiscard]] std::string delegate_list_words();

/// Sessions to choose among, each with when, where and what is left of its seats.
[[nodiscard]] std::vector<web::Choice<std::string>> session_fields(const SessionChoices& choices, bool online);
/// Their field, which must be answered where `modules` says so (module_words).
[[nodiscard]] web::Field<std::optional<std::vector<std::string>>> session_ticks(
    web::Form& form, const std::vector<web::Choice<std::string>>& offered, const std::string& modules);
/// "Tuesday 12 January 2027, 10:00 to 16:00, Hall. 3 of 20 seats are left.": with the day where there are several.
[[nodiscard]] std::string when_offered(const SessionChoices& choices, const OfferedSession& offered, bool online);

/// An error of a service at the control that it is about.
[[nodiscard]] Error at_its_field(Error error);

/// What people ask for so often that they tick it; it is kept as a line of their needs. Who takes part by screen is
/// asked about no room.
[[nodiscard]] std::vector<web::Choice<std::string>> things_to_arrange(bool by_screen);
/// "So that the room, the sound and the food are right for you."
[[nodiscard]] std::string needs_for_words(bool by_screen);
/// The needs of somebody who ticked those and wrote something, and the same taken apart again.
[[nodiscard]] std::string needs_of(const std::optional<std::vector<std::string>>& ticked, const std::string& written);
[[nodiscard]] std::pair<std::vector<std::string>, std::string> arranged_of(const std::string& needs, bool by_screen);

/// The fields of the booking page, on the page itself and on the one that asks about the organisation.
struct BookForm {
  bool asks;
  bool both_ways;
  bool screen;  ///< the event is online: there is no room to ask about
  std::vector<web::Choice<std::string>> places;
  std::vector<web::Choice<std::string>> sessions_offered;
  std::string modules;
  web::Form form;
  std::optional<web::Field<bool>> online =
      both_ways ? std::optional(form.radios<bool>("online", "Do you come in person or online?",
                                                  {{false, "no", "In person", "You have a seat in the room."},
                                                   {true, "yes", "Online", "The link to join is for you alone."}})
                                    .missing("Say whether you come in person or online"))
                : std::nullopt;
  web::Field<std::string> first_name = form.text("first_name", "First name")
                                           .hint("As you would like it on your badge.")
                                           .autocomplete("given-name")
                                           .missing("Give your first name");
  web::Field<std::string> last_name =
      form.text("last_name", "Surname").autocomplete("family-name").missing("Give your surname");
  web::Field<std::string> email = form.email("email", "E-mail address")
                                      .hint("The confirmation goes there. Nobody but the organisers sees it.")
                                      .autocomplete("email")
                                      .missing("Give the address that the confirmation goes to");
  web::Field<std::string> organisation = form.text("organisation", "Organisation")
                                             .hint("Its name or a part of it, or the letters it is known by.")
                                             .autocomplete("organization")
                                             .optional()
                                             .offering("offered")
                                             .said_elsewhere();
  web::Field<std::optional<std::vector<std::string>>> alone =
      form.ticks<std::string>("alone[]", "If you come from none",
                              {{"yes", "yes", "I come as a parent carer, without an organisation"}})
          .optional();
  web::Field<std::string> place = form.select<std::string>("place", "Borough or district", places)
                                      .hint("Where you live or work, if your organisation does not tell.")
                                      .optional();
  web::Field<std::string> role = form.text("role", "Role").autocomplete("organization-title").optional();
  web::Field<std::optional<std::vector<std::string>>> sessions = session_ticks(form, sessions_offered, modules);
  web::Field<std::optional<std::vector<std::string>>> arrange =
      form.ticks<std::string>("arrange[]", "Please arrange", things_to_arrange(screen)).optional();
  std::optional<web::Field<std::string>> food =
      screen ? std::nullopt
             : std::optional(form.lines("food", "Food")
                                 .hint(both_ways ? "For those who come in person." : "")
                                 .rows(2)
                                 .most(longest_need_text)
                                 .optional());
  web::Field<std::string> anything = form.lines("anything", "Anything else").rows(2).most(longest_need_text).optional();
  web::Field<bool> named =
      form.radios<bool>("named", "May we name you in it?",
                        {{true, "yes", "Yes, name me"}, {false, "no", "No, count me without a name"}})
          .missing("Say whether we may name you in the delegate list");
  static constexpr std::size_t longest_need_text = 900;
};

void add_own_pages(web::Router& router, const PageContext& context, const NeedsPeriod& period);
void add_session_choice_pages(web::Router& router, const PageContext& context);
void add_colleague_pages(web::Router& router, const PageContext& context);
void add_naming_pages(web::Router& router, const PageContext& context);
void add_page_setting_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
