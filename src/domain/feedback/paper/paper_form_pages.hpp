#pragma once
// The fields of one sheet on a page: keys where boxes are ticked, words where something is written.

#include "domain/feedback/context_pages.hpp"

#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/platform/web/form.hpp>

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

 private:
  web::Form form_;
  std::vector<web::Field<std::string>> fields_;
};

}  // namespace muster::feedback
