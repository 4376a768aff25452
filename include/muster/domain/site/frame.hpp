#pragma once
// The frames that all pages stand in: at a desk, on a phone, and when something went wrong.

#include <muster/kit/base/result.hpp>
#include <muster/kit/catalogue/catalogue.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>
#include <muster/platform/web/view.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace muster::site {

/// A tab of the event's own navigation.
enum class Tab { none, overview, delegates, places, form, summary, notes, report };

/// The tab whose page stands at that path below the event's own ("/delegates"); none where there is no such tab.
[[nodiscard]] Tab tab_at(std::string_view path);

/// The frame of an organiser's or lead's page: heading row, event row, main, footer.
struct Frame {
  std::string title;         ///< of the window; "Error: " is put in front by `error`
  std::string programme{};   ///< name beside the logo; may be empty
  std::string event_slug{};  ///< empty on pages outside an event
  std::string event_title{};
  Tab tab = Tab::none;
  bool error = false;
};

/// A whole page at a desk: `content` is rendered markup of the page's own template.
[[nodiscard]] web::Reply desk_page(const web::Request& request, const Frame& frame, std::string content,
                                   int status = 200);

/// A page at a desk with a form in it: where the form was refused, its summary of errors stands first, the title says
/// so, and the status is that of the refusal. What no typing mends gets the error page instead.
[[nodiscard]] web::Reply form_page(const web::Request& request, Frame frame, const web::Form& form,
                                   const std::string& content);

/// A whole page on an attendee's phone: one column, the small style sheet, nothing else to click.
struct PhoneFrame {
  std::string title;
  std::string event_title;
  std::string event_date;  ///< "Friday 10 June 2022"
  std::size_t page = 0;    ///< 1-based; 0 where there is no progress to show
  std::size_t pages = 0;
  bool error = false;
  const Catalogue* words = &Catalogue::english();  ///< for Muster's own words
  std::string language{};                          ///< of what is asked, where it is another
};
[[nodiscard]] web::Reply phone_page(const web::Request& request, const PhoneFrame& frame, std::string content,
                                    int status = 200);

/// What the answer to `request` says of an error. A failure on this side goes to the log too, under the request's
/// reference; who is not signed in is not told where the database stands.
[[nodiscard]] std::string words_of(const web::Request& request, const Error& error);

/// The page that says what went wrong and what to do, with the status of the error's kind. Under /api/ it is JSON:
/// {"error": ..., "diagnostics": [...], "reference": ...}.
[[nodiscard]] web::Reply error_page(const web::Request& request, const Error& error);

}  // namespace muster::site
