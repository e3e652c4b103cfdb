"""The words of `argparse`: usage, titles, and what is wrong with arguments."""

PHRASES = {
    "usage:": "用法：",
    "options": "选项",
    "positional arguments": "位置参数",
    "commands": "命令",
    "show this help message and exit": "显示此帮助并退出",
    "show program's version number and exit": "显示版本号并退出",
    "the following arguments are required: {}": "缺少参数：{0:arguments}",
    "unrecognized arguments: {}": "不认识的参数：{0:given}",
    "argument {}: {}": "参数{0:arguments}：{1}",
    "invalid choice: {} (choose from {})": "没有{0:given}这个选择（可选：{1:given}）",
    "invalid choice: {}, maybe you meant {}? (choose from {})": "没有{0:given}这个选择，是否应为{1:given}？（可选：{2:given}）",
    "unknown parser {} (choices: {})": "没有{0:given}这个命令（可选：{1:given}）",
    "invalid {} value: {}": "取值{1:given}无效",
    "expected one argument": "须有一个值",
    "expected at least one argument": "至少须有一个值",
    "expected at most one argument": "至多一个值",
    "expected {} argument": "须有{}个值",
    "expected {} arguments": "须有{}个值",
    "not allowed with argument {}": "不能与{}同用",
    "ignored explicit argument {}": "多余的值{0:given}",
    "one of the arguments {} is required": "须给出以下参数之一：{0:given}",
    "ambiguous option: {} could match {}": "选项{}含义不明，可能是{}",
    "can't open '{}': {}": "无法打开“{}”：{}",
    '"{}" is not a whole number from {} to {}': "“{}”不是{}至{}的整数",
    "COMMAND": "命令",
    "FOLDER": "文件夹",
    "FOLDER|WORKBOOK.xlsx": "文件夹|工作簿.xlsx",
    "OUT": "输出文件夹",
    "ZONE": "时区",
    "STEPS": "步数",
    "SECONDS": "秒数",
    "ARCHIVE": "存档",
    "Who helps whom, who stands duty when, and how well it went.": "谁帮扶谁、谁何时值班、做得怎样。",
    "plan and evaluate one term": "安排并考评一个学期",
    "Reads a term folder of spreadsheets; writes report.html, roster.ics, evaluation.xlsx, term.muster and a "
    "calendar for each member. Several branches are planned each by itself, and compared.":
        "读取一个学期的各张表格，写出report.html、roster.ics、evaluation.xlsx、term.muster和每名成员的日历。多个支部各自安排，并作比较。",
    "the term folder; docs/reference/term-folder.md describes it. One that names a unit above branches plans each "
    "branch; several folders are a branch each; either way they are compared":
        "学期文件夹，说明见docs/reference/term-folder.md。若指定支部以上的组织，则逐个支部安排；多个文件夹则各为一个支部；两种情形都会比较",
    "where to write; made if it is not there": "写到哪里；没有则新建",
    "of the report, the calendars and the summary (default: %(default)s)": "报告、日历和小结的语言（默认：%(default)s）",
    "of what is printed (default: %(default)s)": "输出的语言（默认：%(default)s）",
    "of the names and header lines (default: %(default)s)": "文件名和表头的语言（默认：%(default)s）",
    "where the clock hangs by which duty is stood, as Europe/Berlin (default: Asia/Shanghai)":
        "值班按哪里的时间，如Europe/Berlin（默认：Asia/Shanghai）",
    "where the roster's search begins (default: 1)": "排班搜索的起点（默认：1）",
    "does not change the result (default: all of this machine)": "线程数，不影响结果（默认：本机全部）",
    "how long the roster's search may be, in its own steps, so that every machine stops at the same roster":
        "排班搜索的步数上限，使任何机器都得到同一份值班表",
    "stop the roster's search by the clock as well; two runs may then differ": "排班搜索同时按时间停止；两次结果可能因此不同",
    "rank members; a ranking is a choice, so it is not the default": "给成员排名；是否排名由使用者决定，默认不排",
    "verify the proofs in an archive": "核对存档中的证明",
    "Loads an archive, and proves anew all that it calls proved: that its pairing is optimal, what its roster costs "
    "and how far from the best it can be, that every score follows from the ledger. Status 1 if something does not "
    "hold.":
        "读取存档，重新证明其中称为已证明的一切：结对最优、值班表的代价及其与最优的差距、每个得分都出自台账。有不成立的，状态为1。",
    "a term.muster": "一个term.muster",
    "begin a term folder": "新建学期文件夹",
    "Writes every file of a term folder with its header line; files that are there stay. Or one workbook: a sheet a "
    "table, a note at each column, lists to choose from.":
        "写出学期文件夹的每个文件及其表头，已有的文件不动；或写成一个工作簿：每表一个工作表，每列有批注，可选的词有下拉列表。",
    "where to write; a folder is made if it is not there": "写到哪里；文件夹没有则新建",
    "print what each file holds instead, as Markdown": "改为以Markdown打印各文件的内容说明",
}
