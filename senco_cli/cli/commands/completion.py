"""`senco completion`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from senco_cli.cli.session import Session


class Shell(StrEnum):
    """The shells there are scripts for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_BASH = r"""_senco() {
    local line
    COMPREPLY=()
    while IFS=$'\t' read -r line _; do
        [ -n "$line" ] && COMPREPLY+=("$line")
    done < <(senco complete-words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _senco senco
"""

_ZSH = r"""#compdef senco
_senco() {
    local -a found
    local value meaning
    while IFS=$'\t' read -r value meaning; do
        found+=("${value//:/\\:}:${meaning}")
    done < <(senco complete-words -- "${(@)words[2,$CURRENT]}" 2>/dev/null)
    _describe 'senco' found && return
    # A pupil typed by the surname is offered by the whole name, which does not begin like what was typed.
    (( $#found )) || { _files; return }
    compstate[insert]=menu
    _describe 'senco' found -U
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _senco senco
"""

_FISH = r"""function __senco_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found (senco complete-words -- $words[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command senco --no-files --arguments '(__senco_complete)'
"""

_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName senco -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '""' }
    # Otherwise PowerShell takes what senco says for the letters of an old terminal, and accents are lost.
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
        $lines = @(senco complete-words -- @words 2>$null)
    } finally {
        [Console]::OutputEncoding = $before
    }
    $lines | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
}
"""

_SCRIPTS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH, Shell.POWERSHELL: _POWERSHELL}


def completion(
    ctx: typer.Context,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> int:
    """Print the lines that make TAB complete commands, options, codes and pupils, for your shell's start-up file.

    bash: senco completion bash >> ~/.bashrc   zsh: >> ~/.zshrc   fish: > ~/.config/fish/completions/senco.fish
    PowerShell: if (!(Test-Path $PROFILE)) { New-Item $PROFILE -Type File -Force }; senco completion powershell |
    Add-Content $PROFILE
    """
    session: Session = ctx.obj
    session.stdout.write(_SCRIPTS[shell])
    return 0
