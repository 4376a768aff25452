#pragma once
// The fields of one sheet on a page: keys where boxes are ticked, words where something is written.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/platform/web/form.hpp>

#include <set>
#include <string>
#include <vector>

namespace muster::feedback {

class SheetForm {
 public:
  /// The fields begin with `typed`.
  SheetForm(web::Form form, const forms::Form& asked, const TypedSheet& typed = {});
  [[nodiscard]] web::Form& form() { return form_; }
  /// What was typed, where the form was read.
  [[nodiscard]] TypedSheet typed() const;
  /// Each error beside its field.
  void refuse(const std::vector<forms::AnswerError>& errors);
  /// Says what is asked of nobody who answered so, at the first such field; `save` is pressed by whoever agrees that it
  /// is not counted, and only to what is told here.
  void tell_unasked(const forms::Form& asked, const std::vector<std::string>& unasked, const std::string& save);

 private:
  web::Form form_;
  std::vector<web::Field<std::string>> fields_;
};

/// The button of whoever was told of `unasked`, and what it says: names that agreed_unasked reads.
[[nodiscard]] web::Button without_button(const std::vector<std::string>& unasked, const std::string& words);
[[nodiscard]] std::set<std::string> agreed_unasked(const web::Request& request);

/// The field of one sheet in a form of other fields, under `name`, labelled `label`.
[[nodiscard]] web::Field<std::string> sheet_field(web::Form& form, const EntryField& field, const std::string& name,
                                                  const std::string& label);

}  // namespace muster::feedback
