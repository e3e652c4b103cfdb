"""What `--help` says, in both languages."""
from __future__ import annotations

HELP = {
    "en": {
        "muster": "Who helps whom, who stands duty when, and how well it went. A term goes new, check, plan, publish; "
                  "change or swap where something happens; evaluate at its end.",
        "commands": "commands",
        "folder": "the term folder, or a workbook with a sheet for each table",
        "folders": "the term folder. One that names a unit above branches plans each branch; several folders are a "
                   "branch each; either way they are compared",
        "out": "where to write; made if it is not there",
        "language": "zh or en: of all that is written and said (default: that of the system, else en)",
        "time_zone": "where the clock hangs by which duty is stood, as Europe/Berlin (default: Asia/Shanghai)",
        "seed": "where the roster's search begins (default: 1)",
        "threads": "does not change the result (default: all of this machine)",
        "work": "how long the roster's search may be, in its own steps, so that every machine stops at the same roster",
        "time_limit": "stop the roster's search by the clock as well; two runs may then differ",
        "rank": "rank members; a ranking is a choice, so it is not the default",
        "json": "print what came out as JSON, for programs",
        "today": "the day it is, as 2026-10-12; days before it stay as they are (default: the system's)",
        "anew": "plan anew although a plan was published; days before --today and pairs stay as they are",
        "term": "all of it: plan and evaluate one term",
        "term_more": "Reads a term folder of spreadsheets; writes report.html, roster.ics, evaluation.xlsx, "
                     "term.muster and a calendar for each member. Where a plan was published it is the published "
                     "one, as it was stood. Several branches are planned each by itself, and compared.",
        "plan": "make a draft: who helps whom, who stands duty when",
        "plan_more": "Pairs mentors and mentees and makes the duty roster, as far as the folder has what they need; "
                     "scores nobody. A draft binds nobody: look at OUT, mend the folder, plan again; then publish.",
        "publish": "make the plan known: from then on it is changed as little as can be",
        "publish_more": "Takes the plan in OUT, if the folder still is as it was planned from, else plans; writes it "
                        "with calendars, and into the folder who was told what (published.csv). Everything later "
                        "starts from that.",
        "change": "something happened: the fewest changes of the published plan",
        "change_more": "Put the illness, the leave, the moved shift, the new member into the folder's tables first. "
                       "Then this alters the fewest published turns from --today on, lists what changes for whom, and "
                       "writes calendars that replace the old ones. Days gone by are never planned again.",
        "move_price": "let turns move that could stay, if a move saves more cost than this",
        "dry_run": "say what would change; write nothing",
        "swap": "who could take somebody's turn, and carry an exchange out",
        "swap_more": "Lists the exchanges by which a member can get rid of a turn, best first; none bends a rule. With "
                     "--choose one of them is carried out and published.",
        "member": "code or name of the member",
        "day": "the day of the turn, as 2026-10-12",
        "post": "code or name of the post, where the member stands at several that day",
        "from": "when the turn begins, as 21:20, where the member stands several at the post that day",
        "with": "list only exchanges with this member",
        "pairs": "exchanges of two turns as well",
        "three": "exchanges among three members as well",
        "choose": "carry out the exchange of this number in the list",
        "most": "list so many at most (default: 12)",
        "evaluate": "score the term as it was stood",
        "evaluate_more": "Scores members by the ledger and by what was stood of the published plan. Plans nothing.",
        "report": "write the report, the posters and the members' pages of an archive again",
        "report_more": "Reads a term.muster or department.muster, and writes what people read: in another language, "
                       "or for another day.",
        "archive": "a term.muster or department.muster",
        "redact": "write a term again for who is not to know all of it",
        "redact_more": "Writes every output of an archive with what these readers may know. What is left out is in "
                       "none of the files. MUSTER_PSEUDONYM_KEY is the secret that makes pseudonyms; without it one is "
                       "drawn and forgotten.",
        "term_archive": "a term.muster",
        "readers": "committee: all but who reported incidents; members: no scores, evidence or incidents; outside: the "
                   "same without names; analysts: all of it under pseudonyms",
        "map": "where to write who stands behind the pseudonyms of analysts; not within OUT",
        "purge": "forget people who have left, closed incidents and words of long ago",
        "purge_more": "Writes every output of an archive without names and files of people who left before a day, "
                      "incidents closed before it and what people typed before it, and says how much went. Totals "
                      "stay as they were, and what is proved is proved anew.",
        "before": "the first day that is not forgotten, as 2026-09-01, or how long all is kept, as 3years; of one "
                  "kind: incidents=2025-09-01, wishes=90days, people=always. Kinds: people, incidents, files, reasons, "
                  "absences, wishes, pairings, evidence, meetings, words. May be given several times",
        "purge_today": "the day from which it is counted back, as 2026-10-12 (default: the system's)",
        "by": "a term folder whose table `retention` says how long each kind is kept; --before goes before it",
        "audit": "who changed what, when and why",
        "audit_more": "Corrections, appeals, moves of activities and incidents, duties, and turns and pairs told anew, "
                      "by day.",
        "due": "what is to be done next, and what is late",
        "due_more": "Meetings, examinations, votes and reports that the rules ask for, what waits for a review, and "
                    "who may take a next step.",
        "days": "look so many days ahead (default: 30)",
        "check": "a folder: every fault at once; an archive: its proofs, verified anew",
        "check_more": "Of a folder: reads every table and says all that is wrong, and plans nothing. Of an archive: "
                      "proves anew all that it calls proved: that its pairing is optimal, what its roster costs and "
                      "how far from the best it can be, that every score follows from the ledger. Status 1 if a proof "
                      "does not hold, 2 if a folder has faults.",
        "checked": "a term folder or workbook, or an archive",
        "fix": "write a mended copy of the folder to COPY, with a list of what was changed",
        "new": "begin a term folder, or one workbook",
        "new_more": "Writes every file of a term folder with its header line and an example row; files that are there "
                    "stay. Or one workbook: a sheet a table, a note at each column, lists to choose from.",
        "new_folder": "where to write; a folder is made if it is not there",
        "describe": "print what each file holds instead, as Markdown",
        "scheme": "show how members are scored, or write it as a sheet to edit",
        "scheme_more": "Lists the schemes that come with the library; of one of them, of a file or of a term folder, "
                       "shows areas, rules and grades and whether doing more may cost points, or writes it: a "
                       "document (.json) or a sheet (.xlsx, .csv), which a term folder may hold as its own.",
        "scheme_given": "a file (.json, .xlsx, .csv), a term folder, or a scheme of the library by its code",
        "scheme_out": "the file to write: .json, .xlsx or .csv, in the language that is asked for",
        "roster": "solve an instance of a benchmark or of a nurse rostering competition",
        "roster_more": "Reads an instance of the shift-scheduling benchmark, of INRC-I (text, XML) or of INRC-II "
                       "(text, XML, JSON), whichever it is by what stands in it; plans, says what it costs part by "
                       "part and "
                       "how much less it could be at most, and writes the solution as the competition has it, with a "
                       "picture. Status 1 if the proof does not hold.",
        "instance_files": "an instance; of INRC-II its scenario, history and weeks, or its name: n005w4_0_1-2-3-3",
        "solution_out": "where to write the solution; of several weeks one file each, with -0, -1 before its ending",
        "picture": "where to draw the roster: .html (a page for a browser, a phone or paper), .svg, .png or .pdf "
                   "(default: beside the solution)",
        "seconds": "look so long for a better roster (default: 60, or as long as --work says)",
        "completion": "print a script that completes commands in a shell",
        "completion_more": "For bash: muster completion bash > ~/.local/share/bash-completion/completions/muster",
        "shell": "bash, zsh or tcsh",
        "whole": "\"{text}\" is not a whole number from {least} to {most}",
    },
    "zh": {
        "muster": "谁帮谁、谁在何时值班、做得怎么样。一个学期的顺序：new（建表）、check（检查）、plan（排班结对）、publish（公布）；"
                  "有变动用change或swap；期末用evaluate。",
        "commands": "命令",
        "folder": "学期文件夹，或每个表各占一个工作表的工作簿",
        "folders": "学期文件夹。若其学期写的是支部的上级组织，则逐个支部安排；也可给出多个文件夹，每个支部一个；两种情况都会互相比较",
        "out": "写到哪里；没有就新建",
        "language": "zh或en：写出和显示所用的语言（默认按系统语言，否则en）",
        "time_zone": "值班按哪里的时钟，如Europe/Berlin（默认Asia/Shanghai）",
        "seed": "排班从何处开始寻找（默认1）",
        "threads": "线程数，不影响结果（默认用本机全部）",
        "work": "排班最多寻找多少步；按步数停止，每台机器结果相同",
        "time_limit": "另按时间（秒）停止排班；两次结果可能不同",
        "rank": "给成员排名次；是否排名由支部决定，默认不排",
        "json": "以JSON输出结果，供程序读取",
        "today": "今天的日期，如2026-10-12；此前各天不再变动（默认取系统日期）",
        "anew": "虽已公布仍重新安排；--today之前的各天和已公布的结对不变",
        "term": "全部：安排并考评一个学期",
        "term_more": "读入学期文件夹中的表格，写出report.html、roster.ics、evaluation.xlsx、term.muster和每名成员的日历。"
                     "已公布过的，以公布的安排及实际值班为准。多个支部逐个安排并比较。",
        "plan": "做草案：谁帮谁、谁在何时值班",
        "plan_more": "按文件夹中已有的表结对、排班，不计分。草案对谁都没有约束：看过输出，改好表格，可再安排；满意后用publish公布。",
        "publish": "公布安排：此后尽量少变动",
        "publish_more": "若文件夹与安排时一致，公布输出文件夹中的草案，否则重新安排；写出安排和日历，并在文件夹中记下告知了谁什么"
                        "（已公布值班.csv）。此后一切以此为准。",
        "change": "有了变动：尽量少改已公布的安排",
        "change_more": "先把病假、请假、改时间的班次或新成员写进文件夹的表格，再运行本命令：自--today起改动最少的班次，"
                       "列出谁有什么变化，写出可替换旧日历的新日历。过去的日子不再改动。",
        "move_price": "若挪动一班能省下超过此数的代价，本可不动的班次也可挪动",
        "dry_run": "只说明会有什么变化，不写任何文件",
        "swap": "查看谁能换班，并办理换班",
        "swap_more": "列出某成员的一班可以怎样换出，最好的在前，都不违反规则。加--choose即办理并公布。",
        "member": "成员编号或姓名",
        "day": "该班的日期，如2026-10-12",
        "post": "岗位编号或名称（当天在多个岗位值班时需要）",
        "from": "该班开始时间，如21:20（当天在同一岗位有多个班时需要）",
        "with": "只列与此成员的换班",
        "pairs": "也列出两班换两班",
        "three": "也列出三人之间的换班",
        "choose": "办理列表中这一号的换班",
        "most": "最多列出多少个（默认12）",
        "evaluate": "按实际情况考评本学期",
        "evaluate_more": "按台账和已公布安排的实际值班计分，不做任何安排。",
        "report": "由存档重新写出报告、海报和成员页",
        "report_more": "读入term.muster或department.muster，按另一种语言或另一天写出供人阅读的文件。",
        "archive": "term.muster或department.muster",
        "redact": "按读者范围重新写出一个学期",
        "redact_more": "只写出这些读者可以知道的内容；略去的内容不会出现在任何文件里。MUSTER_PSEUDONYM_KEY是生成化名的密钥；"
                       "没有时随机取一个，用后即弃。",
        "term_archive": "term.muster",
        "readers": "committee：除事件报告人外的全部；members：不含得分、佐证和事件；outside：同前，且不含姓名；"
                   "analysts：全部内容，用化名",
        "map": "analysts的化名对照表写到哪里；不得在输出文件夹内",
        "purge": "清除已离开人员、已办结事件和早先的文字",
        "purge_more": "重新写出存档的全部文件，不含某日之前离开的人员的姓名和材料、此前办结的事件、此前填写的文字，并说明清除了多少。"
                      "总分不变，证明重新做出。",
        "before": "从哪一天起保留，如2026-09-01，或各种内容保留多久，如3年；只对一种内容：事件=2025-09-01、值班意愿=90天、"
                  "离开的人员=永久。种类：离开的人员、事件、发展材料、变动理由、缺勤原因、值班意愿、以往结对、台账说明、会议议题、其他文字。"
                  "可以给出多次",
        "by": "学期文件夹，其“保留期限”表写明各种内容保留多久；--before优先",
        "purge_today": "从哪一天往回数，如2026-10-12（默认为系统日期）",
        "audit": "谁在何时因何改了什么",
        "audit_more": "按日期列出更正、申诉、活动和事件的步骤、职责，以及重新通知的值班和结对。",
        "due": "接下来该做什么，哪些已逾期",
        "due_more": "规则要求的会议、考察、表决和报告，待审核的记录，以及谁可以走下一步。",
        "days": "往后看多少天（默认30）",
        "check": "检查文件夹：一次列出全部问题；检查存档：重新核对其证明",
        "check_more": "对文件夹：读入每个表，列出全部问题，不做安排。对存档：重新证明其所称的一切：结对最优、值班代价及与最优的差距、"
                      "每个得分均由台账得出。证明不成立时状态为1，文件夹有问题时状态为2。",
        "checked": "学期文件夹、工作簿或存档",
        "fix": "把改好的副本写到COPY，并列出改了什么",
        "new": "新建学期文件夹或工作簿",
        "new_more": "写出学期文件夹的每个表，含表头和一行示例；已有的文件不动。或写成一个工作簿：每个表一个工作表，每列有说明，可下拉选择。",
        "new_folder": "写到哪里；没有文件夹就新建",
        "describe": "改为以Markdown列出每个表的内容",
        "scheme": "查看考评办法，或写成可以修改的表格",
        "scheme_more": "列出自带的考评办法；给出其中一个、一个文件或一个学期文件夹，则显示模块、计分规则和等次，以及多做会不会减分；"
                       "也可写成文件：文档（.json）或表格（.xlsx、.csv），放进学期文件夹即为支部自己的办法。",
        "scheme_given": "文件（.json、.xlsx、.csv）、学期文件夹，或自带办法的编号",
        "scheme_out": "要写的文件：.json、.xlsx或.csv，用所选的语言",
        "roster": "求解公开算例或护士排班竞赛的算例",
        "roster_more": "读入排班公开算例、INRC-I（文本、XML）或INRC-II（文本、XML、JSON）的算例，按内容识别；排班，"
                       "逐项说明代价及最多还能减少多少，按竞赛格式写出解，并附图。证明不成立时状态为1。",
        "instance_files": "算例文件；INRC-II给出场景、历史和各周，或算例名称，如n005w4_0_1-2-3-3",
        "solution_out": "解写到哪里；有多周时每周一个文件，扩展名前加-0、-1",
        "picture": "值班图写到哪里：.html（网页，可在手机上看或打印）、.svg、.png或.pdf（默认在解的旁边）",
        "seconds": "最多寻找多少秒（默认60；给出--work时按步数）",
        "completion": "输出命令行自动补全脚本",
        "completion_more": "bash用法：muster completion bash > ~/.local/share/bash-completion/completions/muster",
        "shell": "bash、zsh或tcsh",
        "whole": "“{text}”不是{least}到{most}之间的整数",
    },
}
