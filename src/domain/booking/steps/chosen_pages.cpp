// The selection of the list, and one question about all of it.
#include "chosen_pages.hpp"

#include "domain/booking/address.hpp"
#include "domain/booking/messages/words_shown_pages.hpp"

#include <muster/domain/booking/step_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::booking {

Selection chosen_in(const PageContext& context, const web::Request& request,
                    const std::function<bool(const BookingState&)>& able) {
  constexpr std::size_t names_shown = 12;
  Selection chosen;
  for (const auto& id : request.form.all("row[]")) {
    const auto found = booking_history(context.database, request.capture("event"), id);
    if (!found.ok() || !able(found->booking)) {
      ++chosen.others;
      continue;
    }
    chosen.people.push_back(id);
    if (chosen.names.size() < names_shown)
      chosen.names.push_back(found->booking.first_name + " " + found->booking.last_name);
  }
  return chosen;
}

std::string names_words(std::vector<std::string> names, std::int64_t people) {
  if (const auto more = people - static_cast<std::int64_t>(names.size()); more > 0)
    names.push_back(counted(more, "other", "others"));
  return listed(names) + ".";
}

std::optional<web::Reply> refused_choice(const PageContext& context, const web::Request& request,
                                         const std::string& what) {
  const auto chosen = request.form.all("row[]").size();
  if (chosen > 0 && chosen <= most_people_at_once) return std::nullopt;
  return delegates_page(context, request,
                        {422, chosen == 0 ? "Tick " + what + ". Nothing was changed."
                                          : "Tick fewer people at once. Nothing was changed."},
                        {});
}

web::Reply ask_of(const web::Request& request, const events::Event& event, const Selection& chosen,
                  const Question& question, const web::Form& form) {
  web::View view;
  view.set("LIST_PATH", back_to_list(request, {})).set("TRAIL", question.trail).head(question.headline);
  view.set("NAMES", names_words(chosen.names, static_cast<std::int64_t>(chosen.people.size())));
  if (chosen.others > 0) view.add("OTHERS", question.others);
  view.show("NOTE", question.note);
  if (question.mail) show_words(view, question.mail->words, question.mail->to, question.mail->told);
  view.markup("FORM", form.shown());
  return site::form_page(request, delegates_frame(event, question.trail), form,
                         web::render("domain/booking/pages/delegates_chosen.html", view));
}

}  // namespace muster::booking
