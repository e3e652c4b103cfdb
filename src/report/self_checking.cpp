#include "self_checking.hpp"

#include "base64.hpp"
#include "self_checking_script.hpp"

namespace muster::inline v0_2::report {
namespace {

Label words_of(SelfCheck self_check)
{
    switch (self_check) {
    case SelfCheck::built_in:
        return {"本页附有存档和核对程序，由您的浏览器重新计算。若此处文字不变，则浏览器未运行脚本，或版本过旧。",
                "This page holds its archive and a program that checks it, for your own browser to work everything out "
                "again. If these words stay, your browser runs no script, or no WebAssembly."};
    case SelfCheck::made_without:
        return {"本页不能自行核对：生成时没有附上核对程序。可用命令行核对存档。",
                "This page does not check itself: it was made without the program for that. The command muster check "
                "does the same with the archive."};
    case SelfCheck::too_long:
        return {"本页不能自行核对：附上存档后会超过 6 MB。可用命令行核对存档。",
                "This page does not check itself: with its archive it would be longer than 6 MB. The command muster "
                "check does the same with the archive."};
    case SelfCheck::for_members:
        return {"供全体成员阅读的页面不附存档，此处没有可重新计算的内容。",
                "A page for all members holds no archive, so there is nothing to work out again here."};
    }
    return {};
}

}  // namespace

void write_self_check(Markup& page, SelfCheck self_check)
{
    page.raw(self_check == SelfCheck::built_in ? "<div class=check aria-live=polite><p>" : "<p class=out>");
    page.text(page.in(words_of(self_check)));
    page.raw(self_check == SelfCheck::built_in ? "</p></div>\n" : "</p>\n");
}

Enclosed enclosed(const PageCheck& check, const HtmlOptions& options)
{
    Markup data(options.language);
    data.raw("\n<template id=page-archive data-language=").raw(options.language == Language::zh ? "0" : "1");
    data.raw(" data-group=").raw(std::to_string(options.least_group));
    data.raw(" data-records=").raw(std::to_string(options.records_shown));
    data.raw(" data-violations=").raw(std::to_string(options.violations_shown)).raw(">").raw(base64(check.archive));
    data.raw("</template>\n<template id=page-program>").raw(base64(check.program)).raw("</template>");
    return {data.take(), std::string(self_check_style), std::string(self_check_script)};
}

}  // namespace muster::report
