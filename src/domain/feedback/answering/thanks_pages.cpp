// What people read who have sent their answers.
#include "thanks_pages.hpp"

#include "linked_form_pages.hpp"
#include "own_thanks_pages.hpp"
#include "withdrawal_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/kit/base/language.hpp>

#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

web::Reply thanks_page(const web::Request& request, const LinkedForm& asked, std::string words, bool again,
                       const std::string& receipt) {
  const auto& catalogue = *asked.words;
  const auto headline = say(catalogue, "Thank you.");
  const auto polite = headline + " ";  // The headline says it.
  if (words.starts_with(polite)) words.erase(0, polite.size());
  // Without a code the page cannot tell whoever reloads it from somebody who sent nothing.
  std::vector<std::string> paragraphs{
      receipt.empty()     ? say(catalogue, "If you sent your answers, they are saved. You can close this page.")
      : is_kiosk(request) ? say(catalogue, "What you sent is saved. Hand the tablet to whoever is next.")
                          : say(catalogue, "What you sent is saved. You can close this page.")};
  if (again)
    paragraphs = {
        say(catalogue,
            "The form had been sent before: it counts once, as it was sent first. If you withdrew that since, "
            "it stays withdrawn; nothing more was saved.")};
  web::View view;
  view.head(headline).add_each("PARAGRAPH", paragraphs);
  if (!words.empty()) {
    auto& own = view.add("OF_THE_FORM", words);
    if (const auto& language = asked.form().language; language != catalogue.language())
      own.add("FORM_LANGUAGE", language).set("FORM_DIRECTION", is_right_to_left(language) ? "rtl" : "ltr");
  }
  show_receipt(view, request, asked, receipt);
  auto page =
      site::phone_page(request, own_frame(asked, headline), web::render("domain/feedback/pages/thanks.html", view));
  // A code that is shown once does not stand in the browser's store.
  if (!receipt.empty()) {
    for (auto& [name, value] : page.headers)
      if (name == "Cache-Control") value = "no-store";
  }
  return page;
}

web::Reply thanks(const PageContext& context, const web::Request& request) {
  auto found = linked_form(context, request);
  if (!found.ok()) return no_form(request, found.error());
  auto words = found->form().thanks;
  if (const auto own = handed_thanks(request, found->round())) {
    // They may have sent the version before this one.
    if (auto sent = linked_form_in_version(context, request, own->version); sent.ok()) found = std::move(sent);
    if (own->version == found->round().form_version) words = words_of_thanks(*found, *own);
  }
  auto page =
      thanks_page(request, *found, std::move(words), request.query.get("again") == "yes", handed_receipt(request));
  // Whoever only asks whether the page is there has not seen the code.
  if (request.method == web::Method::head) return page;
  forget_receipt(request, page);
  if (is_kiosk(request)) forget_thanks(request, page);  // the next person holds the tablet
  return page;
}

}  // namespace

void add_thanks_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  using web::Request;
  router
      .get("/f/{code}/thanks", Permission::open_site,
           [context](const Request& request) { return thanks(context, request); })
      .holds_secret();
}

}  // namespace muster::feedback
