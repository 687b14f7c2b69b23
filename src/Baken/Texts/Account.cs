namespace Baken.Texts;

/// <summary>The words of the pages about the own account: sign-in in two steps, sessions, recovery. Dutch in <c>Account.resx</c>, English beside it.</summary>
public sealed class Account;
